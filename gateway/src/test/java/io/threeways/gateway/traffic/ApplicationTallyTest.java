package io.threeways.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.gateway.traffic.ApplicationTally.Observed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApplicationTallyTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ApplicationTally tally = new ApplicationTally(new TallyLimits(1000, 64), START);
  private final Split quiet = new Split(Routes.ofAShop().withoutCandidate(1));
  private final Split trial = new Split(Routes.ofAShop().withCandidateAt(10, 2));
  private final Split over = new Split(Routes.ofAShop().withoutCandidate(3));

  @Test
  void quietTimesAndARolloutAreCountedApart() {
    tally.shift(quiet, START);
    tally.count(quiet.stable(), 1, false, 0.01);
    tally.shift(trial, START.plusSeconds(5));
    tally.count(trial.stable(), 1, true, 0.01);

    assertThat(tally.observe())
        .extracting(Observed::deployment)
        .containsExactly(null, Routes.DEPLOYMENT);
    assertThat(tally.observe())
        .extracting(Observed::start)
        .containsExactly(START, START.plusSeconds(5));
    assertThat(requests(0)).isEqualTo(1);
    assertThat(requests(1)).isEqualTo(1);
  }

  @Test
  void anAnswerThatComesAfterTheRolloutStillBelongsToIt() {
    tally.shift(trial, START);
    tally.shift(over, START.plusSeconds(9));

    tally.count(trial.stable(), 1, true, 4);

    assertThat(requests(0)).isZero();
    assertThat(requests(1)).isEqualTo(1);
  }

  @Test
  void anEndedRolloutIsForgottenAfterAWhileAndARunningOneNever() {
    tally.shift(trial, START);
    tally.forgetEndedBefore(START.plusSeconds(1000));
    assertThat(tally.observe()).hasSize(2);

    tally.shift(over, START.plusSeconds(10));
    tally.forgetEndedBefore(START.plusSeconds(10));
    assertThat(tally.observe()).hasSize(2);

    tally.forgetEndedBefore(START.plusSeconds(11));
    assertThat(tally.observe()).hasSize(1);
  }

  private long requests(int index) {
    return tally.observe().get(index).cells().stream().mapToLong(c -> c.requests().all()).sum();
  }
}
