package io.threeways.cli.platform;

import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where the platform of this host lies.
 *
 * @param home all state
 * @param root the checkout that is run
 */
public record HostFolders(Path home, Path root) {

  /** As the launcher found them. */
  public static HostFolders of(Map<String, String> environment) {
    String home = environment.get("THREEWAYS_HOME");
    String root = environment.get("THREEWAYS_ROOT");
    if (home == null || root == null) {
      throw new Failure(
          ExitCode.INTERNAL,
          "THREEWAYS_HOME and THREEWAYS_ROOT are not set, so neither state nor programs are found",
          "start this by the script ./threeways");
    }
    return new HostFolders(
        Path.of(home).toAbsolutePath().normalize(), Path.of(root).toAbsolutePath().normalize());
  }

  /** The administrator's token, which only the owner of the home folder can read. */
  public String adminToken() {
    Path file = home.resolve("secrets/admin.token");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.UNAVAILABLE,
          "no token can be read from " + file + ": the platform never ran with this home",
          "threeways up");
    }
  }

  public Path log(String process) {
    return home.resolve("logs").resolve(process + ".log");
  }

  Path runningFile() {
    return home.resolve("local.json");
  }

  /** Where the gateway listens since it was last started. */
  URI gateway() {
    Path file = home.resolve("ports.properties");
    Properties ports = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      ports.load(text);
    } catch (IOException e) {
      throw new Failure(ExitCode.UNAVAILABLE, file + " cannot be read: " + e, "threeways up");
    }
    String port = ports.getProperty("gateway");
    if (port == null) {
      throw new Failure(
          ExitCode.UNAVAILABLE, "no gateway has been started yet", "threeways status");
    }
    return URI.create("http://127.0.0.1:" + port);
  }
}
