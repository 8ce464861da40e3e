package io.threeways.cli.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the packaged application {@code local} is started. */
final class LocalInstallation {
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-Xmx192m",
          "-Xss512k",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final HostFolders folders;

  LocalInstallation(HostFolders folders) {
    this.folders = folders;
  }

  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-jar");
    command.add(folders.root().resolve("local/target/quarkus-app/quarkus-run.jar").toString());
    return command;
  }
}
