package io.threeways.build.run;

import static io.threeways.build.run.BuildFixtures.LEASE;
import static io.threeways.build.run.BuildFixtures.NOON;
import static io.threeways.build.run.BuildFixtures.aQueuedBuild;
import static io.threeways.build.run.BuildFixtures.aRunningBuild;
import static io.threeways.build.run.BuildFixtures.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BuildTest {
  private static final Instant LATER = NOON.plusSeconds(60);

  @Test
  void everyDriverHasAHigherEpochThanTheOneBefore() {
    Build.Running first = aQueuedBuild().start(NOON, LEASE, event(2));
    Build.Running adopted = first.adopt(LATER, LEASE);
    Build.Running second = adopted.retry(LATER).start(LATER, LEASE, event(3));

    assertThat(first.lease()).isEqualTo(new Lease(1, NOON.plus(LEASE)));
    assertThat(adopted.lease()).isEqualTo(new Lease(2, LATER.plus(LEASE)));
    assertThat(second.lease().epoch()).isEqualTo(3);
  }

  @Test
  void anotherAttemptKeepsTheTimeOfTheFirst() {
    Build.Queued again = aRunningBuild().retry(LATER);

    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.start(LATER, LEASE, event(3)).startedAt()).isEqualTo(NOON);
  }

  @Test
  void theFirstReasonToStopStands() {
    Build.Running stopping = aRunningBuild().stopFor("cancelled by ada").stopFor("by bob");

    assertThat(stopping.cancel(LATER, event(3)).reason()).isEqualTo("cancelled by ada");
  }

  @Test
  void aQueuedBuildThatIsCancelledNeverStarted() {
    Build.Cancelled cancelled = aQueuedBuild().cancel("cancelled by ada", LATER, event(2));

    assertThat(cancelled.startedAt()).isNull();
    assertThat(cancelled.endedAt()).isEqualTo(LATER);
  }

  @Test
  void pausesDoubleWithTheAttempts() {
    RunLimits limits =
        new RunLimits(
            2,
            LEASE,
            Duration.ofSeconds(1),
            3,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofMinutes(3),
            true);

    assertThat(limits.pauseAfter(1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(limits.pauseAfter(3)).isEqualTo(Duration.ofSeconds(8));
  }
}
