package io.threeways.telemetry;

import static org.awaitility.Awaitility.await;

import io.threeways.events.EncodedEvent;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.TelemetryEvent.DeployJudged;
import io.threeways.events.UnknownEventType;
import io.threeways.testkit.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other side of telemetry-service's topics. */
public final class Conversation implements AutoCloseable {
  private final EventCodec codec = new EventCodec();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", EmbeddedKafka.shared(), "max.request.size", 60_000_000),
          new StringSerializer(),
          new ByteArraySerializer());
  private final KafkaConsumer<String, byte[]> consumer;

  /** Hears what is said on a topic from its beginning. */
  public Conversation(String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", EmbeddedKafka.shared()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<PartitionInfo> partitions =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> consumer.partitionsFor(topic), found -> !found.isEmpty());
    consumer.assign(
        partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList());
    consumer.seekToBeginning(consumer.assignment());
  }

  public void say(Event event) {
    EncodedEvent encoded = codec.encode(event);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
    encoded
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    send(record);
  }

  public void observe(String gateway, byte[] metrics) {
    send(new ProducerRecord<>("metric-observed", gateway, metrics));
  }

  private void send(ProducerRecord<String, byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came since the last call, within the time. */
  public List<ConsumerRecord<String, byte[]>> hear(Duration within) {
    List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();
    consumer.poll(within).forEach(heard::add);
    return heard;
  }

  /** The verdicts on one deployment that came since the last call. */
  public List<DeployJudged> verdictsOn(UUID deployment) {
    List<DeployJudged> verdicts = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : hear(Duration.ofMillis(100))) {
      DeployJudged verdict = judged(record.value());
      if (verdict.deployment().equals(deployment)) {
        verdicts.add(verdict);
      }
    }
    return verdicts;
  }

  private DeployJudged judged(byte[] value) {
    try {
      return codec.decode(DeployJudged.class, value);
    } catch (MalformedEvent | UnknownEventType e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
