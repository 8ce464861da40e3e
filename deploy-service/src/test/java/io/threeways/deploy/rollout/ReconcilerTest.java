package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.LIMITS;
import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static io.threeways.deploy.rollout.Fixtures.anArtifact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final UUID NEXT = UUID.randomUUID();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final World world = new World();
  private final CountDownLatch working = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final Reconciler reconciler =
      new Reconciler(
          world.reconciliation,
          world.rollouts,
          world.servers,
          new RecordedVacancies(world.vacated),
          world.clock::instant,
          LIMITS,
          Duration.ofSeconds(5),
          UUID.randomUUID());

  @Test
  void theLeaseIsHeldUntilTheVisitHasEndedAndFreeThen() {
    aVisitThatIsInTheMiddleOfAStart();

    CompletableFuture<Void> closing = CompletableFuture.runAsync(reconciler::close);

    assertThat(closing).failsWithin(LIMITS.lease().dividedBy(4));
    end.countDown();
    assertThat(closing).succeedsWithin(PATIENCE);
    assertThat(world.rollouts.lease(SHOP, NEXT, LIMITS.lease())).isPresent();
  }

  @Test
  void aVisitThatDoesNotEndKeepsTheLease() {
    aVisitThatIsInTheMiddleOfAStart();

    reconciler.close();

    assertThat(world.rollouts.lease(SHOP, NEXT, LIMITS.lease())).isEmpty();
    end.countDown();
  }

  @Test
  void noVisitBeginsOnceItCloses() {
    aVisitThatIsInTheMiddleOfAStart();
    reconciler.wake(SHOP);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(reconciler::close);
    await().atMost(PATIENCE).until(() -> interrupted);
    leased = false;
    end.countDown();

    assertThat(closing).succeedsWithin(PATIENCE);
    assertThat(leased).isFalse();
  }

  private volatile boolean interrupted;
  private volatile boolean leased;

  private void aVisitThatIsInTheMiddleOfAStart() {
    world.publish(anArtifact(1, "healthy"));
    world.atStep =
        step -> {
          leased |= step.equals("leased");
          if (step.equals("starting 0")) {
            working.countDown();
            awaitUninterruptibly(end);
          }
        };
    reconciler.wake(SHOP);
    awaitUninterruptibly(working);
  }

  /** As a statement on its way to the database does, which no interrupt ends. */
  private void awaitUninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
