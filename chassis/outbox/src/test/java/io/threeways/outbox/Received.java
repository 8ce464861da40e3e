package io.threeways.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning until what a test waits for is there. */
final class Received implements AutoCloseable {
  /** Instead of a text, where a record has no value. */
  static final String TOMBSTONE = "[no value]";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

  Received(String brokers, String... topics) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "bootstrap.servers", brokers,
            "group.id", "test-" + UUID.randomUUID(),
            "auto.offset.reset", "earliest",
            "allow.auto.create.topics", "true",
            "metadata.max.age.ms", "500"));
    consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topics));
  }

  List<ConsumerRecord<String, byte[]>> until(
      Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!enough.test(records)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not enough: " + texts());
      }
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  List<String> texts(int count) {
    until(all -> all.size() >= count);
    return texts();
  }

  /** The values of one key, in the order in which they were first seen. */
  List<String> texts(String key) {
    return records.stream()
        .filter(r -> r.key().equals(key))
        .map(Received::text)
        .distinct()
        .toList();
  }

  private List<String> texts() {
    return records.stream().map(Received::text).toList();
  }

  static String text(ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value();
    return value == null ? TOMBSTONE : new String(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
