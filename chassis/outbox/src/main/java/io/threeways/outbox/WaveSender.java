package io.threeways.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends waves with an idempotent producer that never gives up by itself: with the brokers away a
 * record waits in it, in order, until they are back or the leadership is lost.
 */
final class WaveSender implements AutoCloseable {
  /** What became of a wave. */
  record Result(List<Unsent> acknowledged, Map<Unsent, Throwable> refused) {}

  /** Asked while acknowledgements are awaited. */
  @FunctionalInterface
  interface Continuation {
    /**
     * @return whether to go on waiting
     */
    boolean granted() throws SQLException;
  }

  private final Producer<String, byte[]> producer;
  private final Duration patience;
  private final Consumer<RelayStep> steps;

  WaveSender(Map<String, Object> kafka, RelaySettings settings, Consumer<RelayStep> steps) {
    this.producer = new KafkaProducer<>(configuration(kafka, settings));
    this.patience = settings.leadershipCheck();
    this.steps = steps;
  }

  /**
   * @throws LeadershipLost when the continuation is not granted; what was in flight is given up
   */
  Result send(List<Unsent> wave, Continuation continuation)
      throws SQLException, InterruptedException {
    Map<Unsent, Future<RecordMetadata>> flight = new LinkedHashMap<>();
    for (Unsent unsent : wave) {
      flight.put(unsent, producer.send(record(unsent.message())));
    }
    steps.accept(RelayStep.SENT);
    List<Unsent> acknowledged = new ArrayList<>();
    Map<Unsent, Throwable> refused = new HashMap<>();
    for (Map.Entry<Unsent, Future<RecordMetadata>> one : flight.entrySet()) {
      try {
        await(one.getValue(), continuation);
        acknowledged.add(one.getKey());
      } catch (ExecutionException e) {
        refused.put(one.getKey(), e.getCause() == null ? e : e.getCause());
      }
    }
    steps.accept(RelayStep.ACKNOWLEDGED);
    return new Result(acknowledged, refused);
  }

  /** Drops what is not acknowledged: it is still unsent in the database. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }

  private void await(Future<RecordMetadata> future, Continuation continuation)
      throws ExecutionException, InterruptedException, SQLException {
    while (true) {
      try {
        future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException notYet) {
        if (!continuation.granted()) {
          throw new LeadershipLost();
        }
      }
    }
  }

  private static ProducerRecord<String, byte[]> record(OutboxMessage message) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(message.topic(), message.key(), message.value());
    message
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static Map<String, Object> configuration(
      Map<String, Object> kafka, RelaySettings settings) {
    Map<String, Object> configuration = new HashMap<>(kafka);
    configuration.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    configuration.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // An expired record would be overtaken by the next one; so none expires.
    configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    configuration.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    configuration.put(
        ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(settings.metadata().toMillis()));
    return configuration;
  }
}
