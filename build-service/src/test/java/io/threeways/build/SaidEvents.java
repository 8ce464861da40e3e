package io.threeways.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.events.BuildEvent;
import io.threeways.events.EventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is said of one repository on Kafka, as anybody hears it. */
public final class SaidEvents {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final EventCodec codec = new EventCodec();
  private final List<BuildEvent> heard = new ArrayList<>();
  private final Map<String, Object> kafka;
  private final Pattern topics;
  private final String repository;

  public SaidEvents(Map<String, Object> kafka, Pattern topics, String repository) {
    this.kafka = kafka;
    this.topics = topics;
    this.repository = repository;
  }

  /** From the beginning; topics have no common order, so the test knows when it has all. */
  public void hearUntil(Callable<Boolean> whole) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("auto.offset.reset", "earliest");
    settings.put("group.id", repository);
    settings.put("metadata.max.age.ms", "500");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(topics);
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(this::hear);
                return whole.call();
              });
    }
  }

  public List<BuildEvent> heard() {
    return List.copyOf(heard);
  }

  public <E extends BuildEvent> List<E> all(Class<E> type) {
    return heard.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public <E extends BuildEvent> E only(Class<E> type) {
    List<E> found = all(type);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private void hear(ConsumerRecord<String, byte[]> record) {
    try {
      BuildEvent event = codec.decode(BuildEvent.class, record.value());
      if (event.repository().equals(repository)) {
        heard.add(event);
      }
    } catch (Exception e) {
      throw new IllegalStateException(record.topic() + " has what we cannot read", e);
    }
  }
}
