package io.threeways.telemetry.verdict;

import static io.threeways.telemetry.verdict.Fixtures.aCanaryStep;
import static io.threeways.telemetry.verdict.Fixtures.aGateway;
import static io.threeways.telemetry.verdict.Fixtures.aRollout;
import static io.threeways.telemetry.verdict.Fixtures.aTrialInStep;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.telemetry.verdict.Fixtures.Gateway;
import io.threeways.telemetry.verdict.Trial.Observed;
import io.threeways.telemetry.verdict.Trial.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Rules RULES = Rules.defaults();

  @Test
  void aLookIsWhatCameSinceTheLastOne() {
    Gateway gateway = aGateway("g1").served(1, Arm.CANDIDATE, 10, 1).served(1, Arm.BASELINE, 90, 2);
    Open trial = aTrialInStep(1).observe(gateway.after(SECOND), RULES).trial();

    gateway.served(1, Arm.CANDIDATE, 5, 3).served(1, Arm.BASELINE, 45, 0);
    Observed observed = trial.observe(gateway.after(SECOND), RULES);

    assertThat(errorsOf(observed.looks())).containsExactly(new Stratum(3, 5, 0, 45));
  }

  @Test
  void aRepeatedOrLateSnapshotChangesNothing() {
    Gateway gateway = aGateway("g1").served(1, Arm.CANDIDATE, 10, 1);
    Snapshot first = gateway.after(SECOND);
    Snapshot second = gateway.served(1, Arm.CANDIDATE, 10, 1).after(SECOND);
    Open trial = aTrialInStep(1).observe(first, RULES).trial().observe(second, RULES).trial();

    Observed again = trial.observe(second, RULES);
    Observed late = trial.observe(first, RULES);

    assertThat(again).isEqualTo(new Observed(trial, List.of()));
    assertThat(late).isEqualTo(new Observed(trial, List.of()));
  }

  @Test
  void aLostSnapshotIsMadeUpForByTheNextOne() {
    Gateway gateway = aGateway("g1").served(1, Arm.CANDIDATE, 10, 1);
    Open trial = aTrialInStep(1).observe(gateway.after(SECOND), RULES).trial();
    gateway.served(1, Arm.CANDIDATE, 10, 1).after(SECOND);

    Observed observed = trial.observe(gateway.served(1, Arm.CANDIDATE, 7, 2).after(SECOND), RULES);

    assertThat(errorsOf(observed.looks())).containsExactly(new Stratum(3, 17, 0, 0));
  }

  @Test
  void aGatewayThatBeganAnewIsCountedFromItsBeginning() {
    Gateway gateway = aGateway("g1").served(1, Arm.CANDIDATE, 10, 1);
    Open trial = aTrialInStep(1).observe(gateway.after(SECOND), RULES).trial();

    gateway.restarted().served(1, Arm.CANDIDATE, 4, 0);
    Observed observed = trial.observe(gateway.after(SECOND), RULES);

    assertThat(errorsOf(observed.looks())).containsExactly(new Stratum(0, 4, 0, 0));
  }

  @Test
  void twoGatewaysShareLooksAndNeverAStratum() {
    Gateway one = aGateway("g1").served(1, Arm.CANDIDATE, 10, 0);
    Gateway two = aGateway("g2").served(1, Arm.CANDIDATE, 20, 0);
    Open trial = aTrialInStep(1).observe(one.after(SECOND), RULES).trial();
    trial = trial.observe(two.after(Duration.ofMillis(1300)), RULES).trial();

    Observed observed = trial.observe(one.served(1, Arm.CANDIDATE, 1, 0).after(SECOND), RULES);

    assertThat(observed.looks()).hasSize(1);
    assertThat(errorsOf(observed.looks()))
        .containsExactly(new Stratum(0, 1, 0, 0), new Stratum(0, 20, 0, 0));
  }

  @Test
  void aChangeOfWeightsClosesTheLook() {
    Gateway gateway = aGateway("g1").served(1, Arm.CANDIDATE, 10, 0);
    Open trial = aTrialInStep(1).observe(gateway.after(SECOND), RULES).trial();
    Snapshot atTheChange = gateway.served(1, Arm.CANDIDATE, 3, 0).after(Duration.ofMillis(200));
    trial = trial.observe(atTheChange, RULES).trial().shifted(aCanaryStep(2));

    gateway.served(2, Arm.CANDIDATE, 8, 0);
    Observed observed = trial.observe(gateway.after(Duration.ofMillis(800)), RULES);

    assertThat(observed.looks()).extracting(Look::number).containsExactly(2, 3);
    assertThat(errorsOf(observed.looks().subList(0, 1))).containsExactly(new Stratum(0, 3, 0, 0));
    assertThat(errorsOf(observed.looks().subList(1, 2))).containsExactly(new Stratum(0, 8, 0, 0));
  }

  @Test
  void itLooksEverySecondForTwoMinutesThenEveryTen() {
    Gateway gateway = aGateway("g1");
    Open trial = aTrialInStep(1);
    List<Instant> looks = new ArrayList<>();

    for (int second = 0; second < 180; second++) {
      gateway.served(1, Arm.CANDIDATE, 1, 0);
      Observed observed = trial.observe(gateway.after(SECOND), RULES);
      observed.looks().forEach(look -> looks.add(look.at()));
      trial = observed.trial();
    }

    assertThat(looks).hasSize(120 + 6);
    assertThat(Duration.between(looks.get(124), looks.get(125))).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void itTakesNoMoreLooksThanAllowed() {
    Rules few =
        new Rules(
            Parameters.defaults(),
            new LookSchedule(SECOND, Duration.ofHours(1), SECOND, 3, 6_000),
            RULES.roles(),
            RULES.quantiles(),
            RULES.latencyFloor(),
            RULES.latencyWarmUp());
    Gateway gateway = aGateway("g1");
    Open trial = aTrialInStep(1);

    for (int second = 0; second < 10; second++) {
      trial = trial.observe(gateway.served(1, Arm.CANDIDATE, 1, 0).after(SECOND), few).trial();
    }

    assertThat(trial.watch().looks()).isEqualTo(3);
  }

  @Test
  void whatIsToldInAnotherOrderEndsInTheSameState() {
    Snapshot counts = aGateway("g1").served(1, Arm.CANDIDATE, 10, 0).after(SECOND);
    Open asItHappened = Open.of(aRollout()).shifted(aCanaryStep(1)).shifted(aCanaryStep(2));
    Open inAnotherOrder = Open.of(aRollout()).shifted(aCanaryStep(2)).shifted(aCanaryStep(1));

    assertThat(inAnotherOrder).isEqualTo(asItHappened);
    assertThat(Open.of(aRollout()).over().shifted(aCanaryStep(1))).isEqualTo(asItHappened.over());
    assertThat(Open.of(aRollout()).observe(counts, RULES).trial().shifted(aCanaryStep(1)).watch())
        .isEqualTo(Open.of(aRollout()).observe(counts, RULES).trial().watch());
  }

  @Test
  void nothingIsLookedAtBeforeWeightsAreKnown() {
    Snapshot counts = aGateway("g1").served(1, Arm.CANDIDATE, 10, 9).after(SECOND);

    Observed observed = Open.of(aRollout()).observe(counts, RULES);

    assertThat(observed.looks()).isEmpty();
  }

  @Test
  void thresholdsComeFromBeforeTheLook() {
    Gateway gateway = aGateway("g1").served(1, Arm.CANDIDATE, 10, 0).served(1, Arm.BASELINE, 10, 0);

    Observed first = aTrialInStep(1).observe(gateway.after(SECOND), withWarmUp(Duration.ZERO));
    gateway.served(1, Arm.CANDIDATE, 10, 0);
    Observed second = first.trial().observe(gateway.after(SECOND), withWarmUp(Duration.ZERO));

    assertThat(thresholds(first)).isEmpty();
    assertThat(thresholds(second)).containsExactly(0.1, 0.1, 0.1);
  }

  @Test
  void latenciesAreJudgedFromTheEndOfTheWarmUpOnAndErrorsFromTheFirstLook() {
    Rules rules = withWarmUp(SECOND.multipliedBy(3));
    Gateway gateway = aGateway("g1");
    Open trial = aTrialInStep(1);
    List<Integer> errorsIn = new ArrayList<>();
    List<Integer> latenciesIn = new ArrayList<>();

    for (int second = 0; second < 5; second++) {
      gateway.served(1, Arm.CANDIDATE, 10, 0).served(1, Arm.BASELINE, 10, 0);
      Observed observed = trial.observe(gateway.after(SECOND), rules);
      trial = observed.trial();
      if (!errorsOf(observed.looks()).isEmpty()) {
        errorsIn.add(trial.watch().looks());
      }
      if (!thresholds(observed).isEmpty()) {
        latenciesIn.add(trial.watch().looks());
      }
    }

    assertThat(errorsIn).containsExactly(1, 2, 3, 4, 5);
    assertThat(latenciesIn).containsExactly(3, 4, 5);
  }

  @Test
  void latenciesWaitAgainWhenTheWeightsChange() {
    Rules rules = withWarmUp(SECOND.multipliedBy(3));
    Gateway gateway = aGateway("g1");
    Open trial = aTrialInStep(1);
    List<Integer> latenciesIn = new ArrayList<>();

    for (int second = 1; second <= 8; second++) {
      int step = second <= 4 ? 1 : 2;
      gateway.served(step, Arm.CANDIDATE, 10, 0).served(step, Arm.BASELINE, 10, 0);
      Snapshot counts = gateway.after(SECOND);
      if (second == 5) {
        trial = trial.shifted(aCanaryStep(2, counts.at().minus(SECOND)));
      }
      Observed observed = trial.observe(counts, rules);
      trial = observed.trial();
      if (!thresholds(observed).isEmpty()) {
        latenciesIn.add(second);
      }
    }

    assertThat(latenciesIn).containsExactly(3, 4, 7, 8);
  }

  private static Rules withWarmUp(Duration warmUp) {
    return new Rules(
        RULES.parameters(),
        RULES.schedule(),
        RULES.roles(),
        RULES.quantiles(),
        RULES.latencyFloor(),
        warmUp);
  }

  private static List<Double> thresholds(Observed observed) {
    return observed.looks().stream()
        .flatMap(look -> look.strata().stream())
        .filter(entry -> entry.measure() == Measure.LATENCY)
        .map(entry -> entry.stratum().thresholdSeconds())
        .toList();
  }

  private static List<Stratum> errorsOf(List<Look> looks) {
    return looks.stream()
        .flatMap(look -> look.strata().stream())
        .filter(entry -> entry.measure() == Measure.ERRORS)
        .map(entry -> entry.stratum().counts())
        .toList();
  }
}
