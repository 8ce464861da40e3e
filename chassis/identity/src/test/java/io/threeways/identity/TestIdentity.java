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

/**
 * New keys for one test run: the process under test believes them, and a test signs with them. Init
 * argument {@code issuer}: as whom the process itself signs.
 */
public final class TestIdentity implements QuarkusTestResourceLifecycleManager {
  private static final String KEYS = "testing.identity.keys";
  private static final List<String> NAMES =
      List.of("gateway", "monolith", "build", "deploy", "telemetry", "learning", "local");

  private String issuer = "build";

  @Override
  public void init(Map<String, String> arguments) {
    issuer = arguments.getOrDefault("issuer", issuer);
  }

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
          issuer,
          "threeways.identity.private-key",
          folder.resolve(issuer + ".pem").toUri().toString());
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

  /** A token for a call that a service makes for itself. */
  public static String service(String name) {
    return signer(name).sign(name, Set.of(Roles.SERVICE), Instant.now(), Duration.ofMinutes(1));
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
