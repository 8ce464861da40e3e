package io.threeways.journeys;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What no service of an installation could take, seen with a Kafka client of one's own. */
final class DeadLetters implements AutoCloseable {
  private static final String SUFFIX = "-dlq";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Map<String, Object> settings;
  private final Admin admin;

  DeadLetters(Installation installation) {
    settings = installation.kafka();
    admin = Admin.create(settings);
  }

  /** How many records lie in each topic for them; topics without any are left out. */
  Map<String, Long> counts() {
    Set<String> topics =
        get(admin.listTopics().names()).stream()
            .filter(topic -> topic.endsWith(SUFFIX))
            .collect(Collectors.toSet());
    if (topics.isEmpty()) {
      throw new IllegalStateException("this broker has no topic for dead letters");
    }
    return counts(partitions(topics));
  }

  /**
   * Takes out what was dead-lettered on purpose, and gives the reasons.
   *
   * @param topic that the records came on
   * @param key of the records
   * @param count how many there must be
   */
  List<String> take(String topic, String key, int count) {
    List<TopicPartition> partitions = partitions(Set.of(topic + SUFFIX));
    List<String> reasons = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> dead : consumer.poll(Duration.ofMillis(200))) {
                  if (key.equals(dead.key())) {
                    reasons.add(reason(dead));
                  }
                }
                return reasons.size();
              },
              found -> found >= count);
    }
    delete(partitions);
    return reasons;
  }

  private void delete(List<TopicPartition> partitions) {
    Map<TopicPartition, RecordsToDelete> all =
        offsets(partitions, OffsetSpec.latest()).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, end -> RecordsToDelete.beforeOffset(end.getValue())));
    get(admin.deleteRecords(all).all());
  }

  private Map<String, Long> counts(List<TopicPartition> partitions) {
    Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
    Map<String, Long> counts = new TreeMap<>();
    offsets(partitions, OffsetSpec.latest())
        .forEach(
            (partition, end) ->
                counts.merge(
                    partition.topic(), end - begins.getOrDefault(partition, 0L), Long::sum));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private List<TopicPartition> partitions(Set<String> topics) {
    return get(admin.describeTopics(topics).allTopicNames()).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get(admin.listOffsets(asked).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private static String reason(ConsumerRecord<String, byte[]> dead) {
    return new String(
        dead.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not say", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
