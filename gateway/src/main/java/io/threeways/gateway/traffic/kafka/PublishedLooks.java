package io.threeways.gateway.traffic.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.gateway.kafka.KafkaSettings;
import io.threeways.gateway.traffic.Look;
import io.threeways.gateway.traffic.Looks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends looks in their order, from a thread of its own: with Kafka away traffic notices nothing,
 * and the first look that gets through again carries everything that was counted.
 */
@ApplicationScoped
public class PublishedLooks implements Looks {
  private static final Logger LOG = Logger.getLogger(PublishedLooks.class);
  private static final List<Header> HEADERS =
      List.of(
          new RecordHeader(
              "content-type", "application/x-protobuf".getBytes(StandardCharsets.UTF_8)));
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final KafkaSettings kafka;
  private final MetricSettings settings;
  private final UUID instance = UUID.randomUUID();
  private final BlockingQueue<Look> waiting;
  private final Thread thread =
      Thread.ofPlatform().name("gateway-metrics").daemon().unstarted(this::run);

  PublishedLooks(KafkaSettings kafka, MetricSettings settings) {
    this.kafka = kafka;
    this.settings = settings;
    this.waiting = new ArrayBlockingQueue<>(settings.waitingLooks());
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    thread.interrupt();
  }

  @Override
  public void publish(Look look) {
    while (!waiting.offer(look)) {
      waiting.poll();
    }
  }

  /** Those that Kafka has not been asked to take yet, the oldest first. */
  List<Look> waiting() {
    return List.copyOf(waiting);
  }

  private void run() {
    KafkaProducer<String, byte[]> producer = producer();
    try {
      while (true) {
        send(producer, waiting.take());
      }
    } catch (InterruptedException e) {
      producer.close(CLOSE_LIMIT);
    }
  }

  private void send(KafkaProducer<String, byte[]> producer, Look look) {
    byte[] value = OtlpLook.of(look, instance).toByteArray();
    try {
      Future<RecordMetadata> _ =
          producer.send(
              new ProducerRecord<>(
                  settings.topic(), null, null, instance.toString(), value, HEADERS),
              (metadata, failure) -> noteFailure(look, failure));
    } catch (KafkaException e) {
      noteFailure(look, e);
    }
  }

  private static void noteFailure(Look look, @Nullable Exception failure) {
    if (failure != null) {
      LOG.warnf("A look at %s did not reach Kafka: %s", look.at(), failure.getMessage());
    }
  }

  private KafkaProducer<String, byte[]> producer() {
    String deliver = Long.toString(settings.deliverWithin().toMillis());
    return new KafkaProducer<>(
        kafka.with(
            Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, "0",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000",
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliver,
                ProducerConfig.BUFFER_MEMORY_CONFIG, "8388608",
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip")),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
