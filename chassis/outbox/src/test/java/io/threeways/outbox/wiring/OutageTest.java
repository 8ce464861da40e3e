package io.threeways.outbox.wiring;

import static java.time.Duration.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.outbox.OutboxMessage;
import io.threeways.testkit.EmbeddedKafka;
import io.threeways.testkit.Outage;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The database and the broker go away for half a minute, in the middle of the work. */
@QuarkusTest
@RealParts("shop")
class OutageTest {
  private static final Duration OUTAGE = Duration.ofSeconds(30);
  private static final Duration RECOVERY = Duration.ofSeconds(90);
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String DEAD_LETTERS = "order-placed-dlq";

  @Inject ShopAnnouncements announcements;
  @Inject Orders orders;

  private final String customer = UUID.randomUUID().toString();
  private int placed;

  @Test
  void nothingIsLostReorderedOrDeadLettered() throws Exception {
    long deadBefore = deadLetters();
    placeFor(Duration.ofSeconds(2));

    try (Outage broker = Outage.ofKafka()) {
      placeFor(OUTAGE.dividedBy(2));
      try (Outage database = Outage.ofPostgres()) {
        placeFor(OUTAGE.dividedBy(2));
      }
      placeFor(Duration.ofSeconds(1));
    }
    try (Outage database = Outage.ofPostgres()) {
      placeFor(OUTAGE);
    }
    placeFor(Duration.ofSeconds(2));

    List<String> all = IntStream.range(0, placed).mapToObj(i -> "order " + i).toList();
    await()
        .atMost(RECOVERY)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(orders.of(customer)).isEqualTo(all));
    assertThat(placed).isPositive();
    assertThat(deadLetters()).isEqualTo(deadBefore);
  }

  /** One order after the other; what is refused while the database is away is placed again. */
  private void placeFor(Duration time) {
    Instant begin = Instant.now();
    await()
        .atMost(time.plus(RECOVERY))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              place();
              return between(begin, Instant.now()).compareTo(time) >= 0;
            });
  }

  /**
   * The id belongs to the order: what committed unnoticed is recognised when it is placed again.
   */
  private void place() {
    String text = "order " + placed;
    UUID id = UUID.nameUUIDFromBytes((customer + text).getBytes(StandardCharsets.UTF_8));
    OutboxMessage message =
        new OutboxMessage(
            id,
            "order-placed",
            customer,
            Map.of("ce_id", id.toString()),
            text.getBytes(StandardCharsets.UTF_8));
    if (committed(message)) {
      placed++;
    }
  }

  private boolean committed(OutboxMessage message) {
    try {
      QuarkusTransaction.requiringNew().run(() -> announcements.announce(message));
      return true;
    } catch (RuntimeException refused) {
      return says(refused, UNIQUE_VIOLATION);
    }
  }

  private static boolean says(Throwable failure, String sqlState) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sqlState.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static long deadLetters() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", EmbeddedKafka.shared()))) {
      if (!admin.listTopics().names().get().contains(DEAD_LETTERS)) {
        return 0;
      }
      List<TopicPartition> partitions =
          admin.describeTopics(List.of(DEAD_LETTERS)).allTopicNames().get().values().stream()
              .flatMap(topic -> topic.partitions().stream())
              .map(partition -> new TopicPartition(DEAD_LETTERS, partition.partition()))
              .toList();
      long records = 0;
      for (TopicPartition partition : partitions) {
        records +=
            admin
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
      }
      return records;
    }
  }
}
