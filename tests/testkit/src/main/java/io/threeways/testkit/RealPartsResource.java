package io.threeways.testkit;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Behind {@link RealParts}; also usable by name, with the argument {@code words=build,deploy}. */
public final class RealPartsResource
    implements QuarkusTestResourceConfigurableLifecycleManager<RealParts> {
  private List<String> words = List.of();

  @Override
  public void init(RealParts annotation) {
    words = List.of(annotation.value());
  }

  @Override
  public void init(Map<String, String> arguments) {
    words = List.of(arguments.getOrDefault("words", "").split(","));
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>();
    if (!words.isEmpty()) {
      settings.putAll(parts());
    }
    settings.putAll(TestKeys.shared().settings(words.isEmpty() ? "gateway" : words.getFirst()));
    return settings;
  }

  private Map<String, String> parts() {
    Database database = EmbeddedPostgres.shared().freshDatabase();
    String brokers = EmbeddedKafka.shared();
    Map<String, String> settings = new HashMap<>();
    for (String word : words) {
      Database own = database.withSchema(word);
      settings.put("quarkus.datasource.%s.jdbc.url".formatted(word), own.url());
      settings.put("quarkus.datasource.%s.username".formatted(word), own.user());
      settings.put("quarkus.datasource.%s.password".formatted(word), Database.PASSWORD);
      settings.put("threeways.%s.kafka.\"bootstrap.servers\"".formatted(word), brokers);
    }
    settings.put("kafka.bootstrap.servers", brokers);
    return settings;
  }

  /** The parts are the JVM's: they end with it, and their data with them. */
  @Override
  public void stop() {}
}
