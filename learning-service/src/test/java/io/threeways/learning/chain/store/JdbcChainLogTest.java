package io.threeways.learning.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.learning.DeclaredTopics;
import io.threeways.learning.chain.Arrival;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.ChainLog;
import io.threeways.learning.chain.ChainLogContract;
import io.threeways.learning.chain.LoggedEvent;
import io.threeways.learning.chain.Most;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts("learning")
@WithTestResource(DeclaredTopics.class)
class JdbcChainLogTest extends ChainLogContract {
  @Inject ChainLog log;

  @Override
  protected ChainLog log() {
    return log;
  }

  @Test
  void writersAtOnceLeaveNoGapAndNoPositionTwice() throws Exception {
    String topic = "topic-" + UUID.randomUUID();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writing =
          IntStream.range(0, 100)
              .<Future<?>>mapToObj(i -> writers.submit(() -> appendInTransaction(topic)))
              .toList();
      for (Future<?> one : writing) {
        one.get();
      }
    }

    List<Long> positions =
        log.after(0, new Most(200, Long.MAX_VALUE), topic).stream()
            .map(LoggedEvent::position)
            .toList();
    assertThat(positions).hasSize(100).doesNotHaveDuplicates();
    assertThat(positions.getLast() - positions.getFirst()).isEqualTo(99);
  }

  private void appendInTransaction(String topic) {
    QuarkusTransaction.requiringNew().run(() -> log.append(event(topic)));
  }

  private static ChainEvent event(String topic) {
    return new ChainEvent(
        new Arrival(topic, 0, 0),
        UUID.randomUUID().toString(),
        "/test",
        "type",
        "subject",
        null,
        Instant.EPOCH,
        List.of(),
        new byte[0]);
  }
}
