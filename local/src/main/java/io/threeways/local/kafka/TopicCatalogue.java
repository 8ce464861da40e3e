package io.threeways.local.kafka;

import io.threeways.events.Topics;
import io.threeways.events.Topics.Declaration;
import io.threeways.events.Topics.Retention;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics that the published language declares. Brokers create none by themselves. */
final class TopicCatalogue {
  private static final int LIMIT_SECONDS = 30;

  /** One node keeps one copy. */
  private static final short COPIES = 1;

  private TopicCatalogue() {}

  /** Creates what is missing; what exists stays as it is. */
  static void provide(Map<String, String> client)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin = Admin.create(Map.copyOf(client))) {
      Set<String> existing = admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          Topics.all().stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(TopicCatalogue::topic)
              .toList();
      admin.createTopics(missing).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static NewTopic topic(Declaration declared) {
    return new NewTopic(declared.name(), declared.partitions(), COPIES)
        .configs(
            switch (declared.retention()) {
              case Retention.Forever() -> Map.of("retention.ms", "-1");
              case Retention.During(var age) ->
                  Map.of("retention.ms", String.valueOf(age.toMillis()));
              case Retention.Compacted() -> Map.of("cleanup.policy", "compact");
            });
  }
}
