package io.threeways.cli.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The packaged application {@code local}, copied so that a build never changes it while it runs,
 * and started with its start-up cache. It makes the cache itself, from the classes that its first
 * run loads.
 *
 * @param jar what is started
 * @param cache the folder of all caches and the beginning of its own one's file names
 */
record LocalInstallation(Path jar, Path cache) {
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          // A small cache of compiled code is collected, with all of the heap, in the first
          // seconds.
          "-XX:ReservedCodeCacheSize=160m",
          "-Xmx160m",
          "-Xss512k",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  static LocalInstallation of(HostFolders folders) throws IOException {
    Path packaged = folders.root().resolve("local/target/quarkus-app");
    String name = "local-" + fingerprint(packaged);
    Path installed = folders.home().resolve("applications").resolve(name);
    if (!Files.exists(installed)) {
      copy(packaged, installed);
    }
    Path caches = Files.createDirectories(folders.home().resolve("caches"));
    return new LocalInstallation(installed.resolve("quarkus-run.jar"), caches.resolve(name));
  }

  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(startupCache());
    command.addAll(FLAGS);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /** The cache, or a list of classes for it where there is none yet. */
  private String startupCache() {
    return Files.exists(file("jsa"))
        ? "-XX:SharedArchiveFile=" + file("jsa")
        : "-XX:DumpLoadedClassList=" + file("classes");
  }

  private Path file(String ending) {
    return cache.resolveSibling(cache.getFileName() + "." + ending);
  }

  /** Changes with every build, with the Java that runs it, and with its flags. */
  private static String fingerprint(Path packaged) throws IOException {
    CRC32 sum = new CRC32();
    sum.update((FLAGS + System.getProperty("java.vm.version")).getBytes(StandardCharsets.UTF_8));
    for (Path file : files(packaged)) {
      String line = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
      sum.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return Long.toHexString(sum.getValue());
  }

  private static void copy(Path packaged, Path installed) throws IOException {
    Path draft = installed.resolveSibling(installed.getFileName() + ".new");
    for (Path file : files(packaged)) {
      Path target = draft.resolve(packaged.relativize(file).toString());
      Files.createDirectories(target.resolveSibling("."));
      Files.copy(
          file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(draft, installed, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
