package io.threeways.local.topology;

import io.threeways.local.home.Home;
import io.threeways.local.home.OwnerOnly;
import io.threeways.local.supervision.Launch;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From what shall run to how it is started. */
public final class Launches {
  private final Home home;
  private final Path root;
  private final Listeners listeners;
  private final ProcessSettings settings;
  private final StartupCaches caches;

  public Launches(
      Home home, Path root, Listeners listeners, ProcessSettings settings, StartupCaches caches) {
    this.home = home;
    this.root = root;
    this.listeners = listeners;
    this.settings = settings;
    this.caches = caches;
  }

  /**
   * Writes the process's settings file and says how to start it.
   *
   * @param overrides settings that a person gave, above the generated ones
   */
  public Launch of(Deployable deployable, Map<String, String> overrides) {
    Path packaged = root.resolve(deployable.module()).resolve("target/quarkus-app");
    Installation installation = Installation.of(packaged, deployable.name(), home.applications());
    Map<String, String> all = new TreeMap<>(settings.of(deployable));
    all.putAll(overrides);
    String text = SettingsText.of(all);
    Path file = home.processes().resolve(deployable.name() + ".properties");
    OwnerOnly.write(file, text);

    List<String> identity = new ArrayList<>(deployable.jvmFlags());
    identity.addAll(List.of("-jar", installation.jar().toString()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(caches.flags(deployable, installation));
    command.addAll(identity);
    return new Launch(
        deployable.name(),
        command,
        Map.of("QUARKUS_CONFIG_LOCATIONS", file.toUri().toString()),
        sha256(String.join("\n", identity) + text),
        home.logs().resolve(deployable.name() + ".log"),
        URI.create(listeners.address(deployable.name()) + "/q/health/ready"));
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
