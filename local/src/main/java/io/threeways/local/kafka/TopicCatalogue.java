package io.threeways.local.kafka;

import io.threeways.events.Event;
import io.threeways.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics that the published language declares. Brokers create none by themselves. */
public final class TopicCatalogue {
  private static final int LIMIT_SECONDS = 30;

  private TopicCatalogue() {}

  /** Creates what is missing; what exists stays as it is. */
  public static void provide(Map<String, String> client)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin = Admin.create(Map.copyOf(client))) {
      Set<String> existing = admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          declared().stream().filter(topic -> !existing.contains(topic.name())).toList();
      admin.createTopics(missing).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static List<NewTopic> declared() {
    List<NewTopic> topics = new ArrayList<>();
    leaves(Event.class)
        .map(type -> type.getAnnotation(Topic.class))
        .filter(java.util.Objects::nonNull)
        .forEach(
            topic -> {
              topics.add(new NewTopic(topic.value(), 1, (short) 1));
              topics.add(new NewTopic(topic.value() + "-dlq", 1, (short) 1));
            });
    topics.add(new NewTopic("metric-observed", 1, (short) 1));
    topics.add(new NewTopic("metric-observed-dlq", 1, (short) 1));
    topics.add(new NewTopic("events-received", 1, (short) 1));
    topics.add(
        new NewTopic("gateway-routes", 1, (short) 1).configs(Map.of("cleanup.policy", "compact")));
    return topics;
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(TopicCatalogue::leaves)
        : Stream.of(type);
  }
}
