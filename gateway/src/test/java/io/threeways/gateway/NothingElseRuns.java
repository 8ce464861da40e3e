package io.threeways.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.threeways.gateway.identity.Secret;
import io.threeways.gateway.route.store.RouteFile;
import io.threeways.gateway.traffic.Routes;
import io.threeways.identity.ServiceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway whose Kafka, PostgreSQL and services are away, with the route table of better days. */
public final class NothingElseRuns implements QuarkusTestResourceLifecycleManager {
  /** Nobody listens on the port of discard. */
  private static final String NOBODY = "127.0.0.1:9";

  private final Upstream server = new Upstream();

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("gateway");
      new RouteFile(folder)
          .write(
              new RouteFile.Contents(
                  Map.of(0, 1L),
                  List.of(
                      Routes.ofAShop()
                          .onServers(List.of(server.address()), List.of())
                          .withoutCandidate(1))));
      Map<String, String> settings = new HashMap<>(keys(folder));
      settings.put("threeways.gateway.folder", folder.toString());
      settings.put("threeways.gateway.application.port", "0");
      settings.put("quarkus.http.test-port", "0");
      settings.put("threeways.gateway.bootstrap.token-hash", Secret.hash(GatewayParts.ADMIN_TOKEN));
      settings.put("threeways.gateway.kafka.\"bootstrap.servers\"", NOBODY);
      settings.put("quarkus.datasource.gateway.jdbc.url", "jdbc:postgresql://" + NOBODY + "/x");
      settings.put("quarkus.datasource.gateway.username", "gateway");
      settings.put("quarkus.datasource.gateway.password", "test");
      settings.put("threeways.gateway.targets.monolith", "http://" + NOBODY);
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    server.close();
  }

  private static Map<String, String> keys(Path folder) throws IOException {
    ServiceKey key = ServiceKey.generate("gateway");
    Path pem = folder.resolve("gateway.pem");
    Path jwks = folder.resolve("trusted.jwks");
    key.writePrivate(pem);
    ServiceKey.writeTrusted(jwks, List.of(key));
    return Map.of(
        "threeways.identity.issuer", "gateway",
        "threeways.identity.private-key", pem.toUri().toString(),
        "threeways.identity.trusted", jwks.toUri().toString());
  }
}
