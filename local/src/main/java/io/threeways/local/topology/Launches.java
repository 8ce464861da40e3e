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

  public Launches(Home home, Path root, Listeners listeners, ProcessSettings settings) {
    this.home = home;
    this.root = root;
    this.listeners = listeners;
    this.settings = settings;
  }

  /**
   * Writes the process's settings file and says how to start it.
   *
   * @param overrides settings that a person gave, above the generated ones
   */
  public Launchable of(Deployable deployable, Map<String, String> overrides) {
    Path packaged = root.resolve(deployable.module()).resolve("target/quarkus-app");
    Installation installation = Installation.of(packaged, deployable.name(), home.applications());
    StartupCache cache = StartupCache.of(home.caches(), installation, deployable.jvmFlags());
    Path file = home.processes().resolve(deployable.name() + ".properties");
    String text = settings(deployable, overrides);
    OwnerOnly.write(file, text);

    List<String> command = new ArrayList<>(deployable.jvmFlags());
    command.addAll(List.of("-jar", installation.jar().toString()));
    String fingerprint = sha256(String.join("\n", command) + text);
    command.addAll(0, cache.options());
    command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Launch launch =
        new Launch(
            deployable.name(),
            command,
            Map.of("QUARKUS_CONFIG_LOCATIONS", file.toUri().toString()),
            fingerprint,
            home.logs().resolve(deployable.name() + ".log"),
            URI.create(listeners.address(deployable.name()) + "/q/health/ready"));
    return new Launchable(launch, cache);
  }

  private String settings(Deployable deployable, Map<String, String> overrides) {
    Map<String, String> all = new TreeMap<>(settings.of(deployable));
    all.putAll(overrides);
    return SettingsText.of(all);
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
