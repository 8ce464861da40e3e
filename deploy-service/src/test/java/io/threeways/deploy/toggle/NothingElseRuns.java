package io.threeways.deploy.toggle;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.threeways.deploy.toggle.store.ToggleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A deploy-service whose Kafka and PostgreSQL are away, with the toggles of better days. */
public final class NothingElseRuns implements QuarkusTestResourceLifecycleManager {
  /** Nobody listens on the port of discard. */
  private static final String NOBODY = "127.0.0.1:9";

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("toggles");
      new ToggleFile(folder).write(new Published(new UUID(1, 2), List.of(gifts())));
      Map<String, String> settings = new HashMap<>();
      settings.put("threeways.deploy.toggle.folder", folder.toString());
      settings.put("threeways.deploy.agent.url", "http://" + NOBODY);
      settings.put("threeways.deploy.kafka.\"bootstrap.servers\"", NOBODY);
      settings.put("quarkus.datasource.deploy.jdbc.url", "jdbc:postgresql://" + NOBODY + "/x");
      settings.put("quarkus.datasource.deploy.username", "deploy");
      settings.put("quarkus.datasource.deploy.password", "test");
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Toggle gifts() {
    Instant then = Instant.parse("2026-06-01T12:00:00Z");
    Definition definition =
        new Definition(
            Map.of(
                "state", "ENABLED",
                "variants", Map.of("on", true, "off", false),
                "defaultVariant", "off"));
    Definition forAda =
        Audience.NOBODY.and("customer", "ada").in(definition, new Audience.Variants("on", "off"));
    return new Toggle("shop.gift", forAda, 7, then, then, "ada", "she asked for it");
  }

  @Override
  public void stop() {
    // The folder is one of many in the temporary folder of the system.
  }
}
