package io.threeways.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.threeways.gateway.identity.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * What a gateway needs besides Kafka, PostgreSQL and keys: a folder, an admin, a service behind.
 */
public final class GatewayParts implements QuarkusTestResourceLifecycleManager {
  public static final String ADMIN_TOKEN = "tw_the-first-admin-of-the-tests";

  private final Upstream upstream = new Upstream();

  @Override
  public Map<String, String> start() {
    try {
      String target = upstream.address().toString();
      return Map.of(
          "threeways.gateway.folder",
          Files.createTempDirectory("gateway").toString(),
          "threeways.gateway.application.port",
          "0",
          "quarkus.http.test-port",
          "0",
          "threeways.gateway.bootstrap.token-hash",
          Secret.hash(ADMIN_TOKEN),
          "threeways.gateway.bootstrap.user",
          "root",
          "threeways.gateway.targets.monolith",
          target,
          "threeways.gateway.targets.agent",
          target,
          // Nobody listens on the port of discard.
          "threeways.gateway.targets.telemetry",
          "http://127.0.0.1:9",
          "threeways.gateway.routes.telemetry.served-by",
          "service");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    upstream.close();
  }
}
