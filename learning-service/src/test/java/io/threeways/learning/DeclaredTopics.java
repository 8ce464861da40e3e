package io.threeways.learning;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.threeways.events.Topics;
import io.threeways.testkit.EmbeddedKafka;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** All topics as declared, before the application starts: as in an installation. */
public final class DeclaredTopics implements QuarkusTestResourceLifecycleManager {
  private static final short ONE_REPLICA = 1;

  @Override
  public Map<String, String> start() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", EmbeddedKafka.shared()))) {
      Set<String> there = new HashSet<>(admin.listTopics().names().get());
      List<NewTopic> missing =
          Topics.all().stream()
              .filter(topic -> !there.contains(topic.name()))
              .map(topic -> new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA))
              .toList();
      admin.createTopics(missing).all().get();
      return Map.of();
    } catch (Exception e) {
      throw new IllegalStateException("cannot create the topics", e);
    }
  }

  @Override
  public void stop() {
    // The broker is the JVM's.
  }
}
