package io.threeways.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** An event that an outage holds while its process is stopped is neither handled nor refused. */
class HeldDeliveryTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void anInterruptNeitherAcknowledgesNorRefuses() {
    AtomicInteger attempts = new AtomicInteger();
    AtomicReference<@Nullable String> settled = new AtomicReference<>();
    Deliveries deliveries = deliveriesWithoutDatabase(attempts);
    Thread held = Thread.ofPlatform().daemon().start(() -> settled.set(outcome(deliveries)));
    await().atMost(LIMIT).until(() -> attempts.get() > 1);

    held.interrupt();

    await().atMost(LIMIT).until(() -> held.getState() == Thread.State.WAITING);
    int then = attempts.get();
    held.interrupt();
    await()
        .during(Duration.ofMillis(200))
        .atMost(LIMIT)
        .until(() -> held.isAlive() && settled.get() == null);
    assertThat(attempts).hasValue(then);
  }

  private static String outcome(Deliveries deliveries) {
    try {
      deliveries.repeatable("shop-orders", "an order", () -> {});
      return "acknowledged";
    } catch (RuntimeException e) {
      return "refused: " + e;
    }
  }

  private static Deliveries deliveriesWithoutDatabase(AtomicInteger attempts) {
    Transactions away =
        new Transactions() {
          @Override
          public <T> T inNew(Callable<T> work) throws Exception {
            attempts.incrementAndGet();
            throw new SQLTransientConnectionException("the database is away");
          }
        };
    return new Deliveries(
        new Inbox(new PGSimpleDataSource(), "shop"), away, DeliverySettings.defaults());
  }
}
