package io.threeways.gateway.route.kafka;

import io.threeways.gateway.kafka.KafkaSettings;
import io.threeways.gateway.route.ApplicationRoutes;
import io.threeways.gateway.route.TableSettings;
import io.threeways.gateway.route.store.RouteFile;
import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.RouteCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the whole topic for this process alone, from the positions kept on disk. While Kafka is
 * away the table stays as it is, and reading goes on where it stopped.
 */
final class RouteLog implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RouteLog.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaSettings kafka;
  private final TableSettings settings;
  private final ApplicationRoutes routes;
  private final RouteFile file;
  private final RouteCodec codec = new RouteCodec();
  private final Map<Integer, Long> positions = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable KafkaConsumer<String, byte[]> reading;
  private final Thread thread =
      Thread.ofPlatform().name("gateway-routes").daemon().unstarted(this::run);

  RouteLog(KafkaSettings kafka, TableSettings settings, ApplicationRoutes routes, RouteFile file) {
    this.kafka = kafka;
    this.settings = settings;
    this.routes = routes;
    this.file = file;
  }

  /** Takes the table from disk before it returns, and follows the topic from then on. */
  void start() {
    try {
      RouteFile.Contents kept = file.read();
      kept.routes().forEach(routes::put);
      positions.putAll(kept.positions());
    } catch (IOException e) {
      LOG.error("The route table on disk is unreadable: it is read again from Kafka", e);
    }
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
    KafkaConsumer<String, byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  private void run() {
    while (closed.getCount() > 0) {
      try {
        follow();
      } catch (WakeupException e) {
        LOG.debug("Stops following the routes");
      } catch (KafkaException | IOException e) {
        LOG.warnf("The route table stays as it is: %s", e.getMessage());
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (!closed.await(settings.retryEvery().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Asks Kafka again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
  }

  private void follow() throws IOException {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            kafka.with(
                Map.of(
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                    // A missing topic is the installation's to create.
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                    ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000")),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      reading = consumer;
      assign(consumer);
      while (closed.getCount() > 0) {
        apply(consumer.poll(POLL));
      }
    } finally {
      reading = null;
    }
  }

  private void assign(KafkaConsumer<String, byte[]> consumer) throws IOException {
    List<PartitionInfo> partitions = consumer.partitionsFor(ApplicationRoute.TOPIC);
    if (partitions.isEmpty()) {
      throw new IOException("there is no topic " + ApplicationRoute.TOPIC + " yet");
    }
    List<TopicPartition> all =
        partitions.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
    consumer.assign(all);
    consumer.seekToBeginning(
        all.stream().filter(part -> !positions.containsKey(part.partition())).toList());
    for (TopicPartition part : all) {
      Long position = positions.get(part.partition());
      if (position != null) {
        consumer.seek(part, position);
      }
    }
  }

  /** Traffic first, then the disk: what a crash leaves out there is read again. */
  private void apply(ConsumerRecords<String, byte[]> records) throws IOException {
    if (records.isEmpty()) {
      return;
    }
    for (ConsumerRecord<String, byte[]> record : records) {
      apply(record);
      positions.put(record.partition(), record.offset() + 1);
    }
    file.write(new RouteFile.Contents(positions, routes.all()));
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      routes.remove(record.key());
      return;
    }
    try {
      ApplicationRoute route = codec.decode(record.value());
      if (!route.key().equals(record.key())) {
        LOG.errorf("Route %s is refused: its record's key is %s", route.key(), record.key());
      } else if (!routes.put(route)) {
        LOG.debugf("An older route of %s is left out", route.key());
      }
    } catch (IOException e) {
      LOG.errorf(e, "The route at offset %d cannot be read and is left out", record.offset());
    }
  }
}
