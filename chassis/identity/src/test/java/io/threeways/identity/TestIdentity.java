package io.threeways.identity;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** New keys for one test run: the process under test believes them, and a test signs with them. */
public final class TestIdentity implements QuarkusTestResourceLifecycleManager {
  private static final String KEYS = "testing.identity.keys";
  private static final List<String> NAMES = List.of("gateway", "build");

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("test-identity");
      List<ServiceKey> keys = NAMES.stream().map(ServiceKey::generate).toList();
      for (ServiceKey key : keys) {
        key.writePrivate(folder.resolve(key.name() + ".pem"));
      }
      Path trusted = folder.resolve("trusted.jwks");
      ServiceKey.writeTrusted(trusted, keys);
      return Map.of(
          KEYS,
          folder.toString(),
          "threeways.identity.trusted",
          trusted.toUri().toString(),
          "threeways.identity.issuer",
          "build",
          "threeways.identity.private-key",
          folder.resolve("build.pem").toUri().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {}

  /** A user's token as the gateway passes it on. */
  public static String user(String name, String role) {
    return signer("gateway").sign(name, Set.of(role), Instant.now(), Duration.ofMinutes(1));
  }

  /** Signs with a key that the process under test believes. */
  public static TokenSigner signer(String name) {
    Path folder = Path.of(ConfigProvider.getConfig().getValue(KEYS, String.class));
    try {
      return TokenSigner.read(name, folder.resolve(name + ".pem"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
