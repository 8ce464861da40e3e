package io.threeways.learning;

import io.threeways.events.EncodedEvent;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.testkit.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What other services do with the broker. */
public final class Broker {
  private static final KafkaProducer<String, byte[]> PRODUCER =
      new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());

  private final EventCodec codec = new EventCodec();

  /** Sends an event as its publisher would. */
  public void send(Event event) {
    EncodedEvent encoded = codec.encode(event);
    send(encoded.topic(), encoded.key(), encoded.headers(), encoded.value());
  }

  public void send(String topic, String key, byte[] value) {
    send(topic, key, Map.of(), value);
  }

  public void send(String topic, String key, Map<String, String> headers, byte[] value) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    send(record);
  }

  private void send(ProducerRecord<String, byte[]> record) {
    try {
      PRODUCER.send(record).get();
    } catch (Exception e) {
      throw new IllegalStateException("cannot send to " + record.topic(), e);
    }
  }

  /** All records of a topic so far that are asked for. */
  public List<ConsumerRecord<String, byte[]>> records(
      String topic, Predicate<ConsumerRecord<String, byte[]>> asked) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records.stream().filter(asked).toList();
    }
  }

  private static Map<String, Object> settings() {
    return Map.of("bootstrap.servers", EmbeddedKafka.shared());
  }
}
