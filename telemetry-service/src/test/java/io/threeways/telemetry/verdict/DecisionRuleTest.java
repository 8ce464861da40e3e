package io.threeways.telemetry.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionRuleTest {
  private static final Parameters PARAMETERS = Parameters.defaults();
  private static final StepProgress RIPE = progress(5, 5, false);
  private static final Effect LARGE = new Effect(0.2, 0.01, 24, 12, 48);
  private static final double REACHED_ONE_HUNDRED = Math.log(100);
  private static final double REACHED_TWO_HUNDRED = Math.log(200) + 1e-12;
  private static final double REACHED_TWENTY = Math.log(20);

  @Test
  void theLevelIsSplitOverTheMeasuresThatMayRollBack() {
    MeasureStanding errors = errors(REACHED_ONE_HUNDRED, 0, 0);

    assertThat(decide(RIPE, errors, latency(0, 0, 0))).isEqualTo(Decision.HOLD);
    assertThat(decide(RIPE, errors(REACHED_TWO_HUNDRED, 0, 0), latency(0, 0, 0)))
        .isEqualTo(Decision.ROLLBACK);
    assertThat(decide(RIPE, errors(REACHED_ONE_HUNDRED + 1e-12, 0, 0), watched(9, 0, 0)))
        .isEqualTo(Decision.ROLLBACK);
  }

  @Test
  void worseIsRolledBackAtOnce() {
    assertThat(decide(progress(1, 0, false), errors(9, 0, 0), latency(0, 0, 0)))
        .isEqualTo(Decision.ROLLBACK);
  }

  @Test
  void everyCriticalMeasureMustPassByItself() {
    MeasureStanding passes = errors(-1, REACHED_TWENTY, 0);

    assertThat(decide(RIPE, passes, latency(-1, REACHED_TWENTY - 0.01, 99)))
        .isEqualTo(Decision.PROMOTE);
    assertThat(decide(RIPE, passes, latency(0.1, REACHED_TWENTY - 0.01, 99)))
        .isEqualTo(Decision.HOLD);
    assertThat(decide(RIPE, passes, watched(0.1, 0, 0))).isEqualTo(Decision.PROMOTE);
  }

  @Test
  void aGuardHoldsAPromotionUpWithTheEvidenceThatOneNeeds() {
    MeasureStanding passes = errors(-1, REACHED_TWENTY, 0);

    assertThat(decide(RIPE, passes, guard(REACHED_TWENTY, 0, 0))).isEqualTo(Decision.HOLD);
    assertThat(decide(RIPE, passes, guard(0.1, 0, 0))).isEqualTo(Decision.PROMOTE);
    assertThat(decide(RIPE, passes, guard(REACHED_TWO_HUNDRED, 0, 0))).isEqualTo(Decision.ROLLBACK);
  }

  @Test
  void aRoundingErrorIsNoEvidenceAgainstTheCandidate() {
    assertThat(decide(RIPE, errors(2e-16, 0, REACHED_TWENTY), watched(0, 0, 0)))
        .isEqualTo(Decision.PROMOTE);
  }

  @Test
  void noStepIsPromotedBeforeItsMinimum() {
    MeasureStanding passes = errors(-1, 99, 99);

    assertThat(decide(progress(4, 5, false), passes)).isEqualTo(Decision.HOLD);
    assertThat(decide(progress(5, 4, false), passes)).isEqualTo(Decision.HOLD);
    assertThat(decide(progress(5, 5, true), passes)).isEqualTo(Decision.PROMOTE);
  }

  @Test
  void tooLittleTrafficIsNeverAPass() {
    assertThat(decide(progress(300, 300, true), errors(0, 0, 1))).isEqualTo(Decision.INCONCLUSIVE);
  }

  @Test
  void aCandidateWithoutABaselineIsComparedWithNothing() {
    TestProcess process = new TestProcess(PARAMETERS);
    for (int look = 0; look < 300; look++) {
      process.look(List.of(new Stratum(10, 10, 0, 0)));
    }
    MeasureStanding errors =
        new MeasureStanding(Measure.ERRORS, Role.CRITICAL, process.evidence(), null);

    assertThat(process.evidence().rollback()).isCloseTo(0, within(1e-9));
    assertThat(process.evidence().relative()).isZero();
    assertThat(decide(progress(300, 300, false), errors)).isEqualTo(Decision.HOLD);
    assertThat(decide(progress(300, 300, true), errors)).isEqualTo(Decision.INCONCLUSIVE);
  }

  @Test
  void goingForwardIsBetterWhereOneCannotOrNeedNotGoBack() {
    assertThat(decide(new Circumstances(true, false, null, null), LARGE, 500))
        .isEqualTo(Decision.FIX_FORWARD);
    assertThat(decide(new Circumstances(false, true, null, null), LARGE, 500))
        .isEqualTo(Decision.FIX_FORWARD);
    assertThat(
            decide(
                new Circumstances(false, false, Duration.ofMinutes(1), Duration.ofMinutes(2)),
                LARGE,
                500))
        .isEqualTo(Decision.FIX_FORWARD);
    assertThat(decide(Circumstances.unknown(), LARGE, 5)).isEqualTo(Decision.ROLLBACK);
  }

  @Test
  void aSmallEffectOnFewIsFixedForward() {
    Effect small = new Effect(0.0012, 0.0003, 4, 2, 8);

    assertThat(decide(Circumstances.unknown(), small, 10)).isEqualTo(Decision.FIX_FORWARD);
    assertThat(decide(Circumstances.unknown(), small, 11)).isEqualTo(Decision.ROLLBACK);
  }

  private static Decision decide(StepProgress step, MeasureStanding... standings) {
    return new DecisionRule(PARAMETERS, Circumstances.unknown())
        .decide(List.of(standings), step, 100)
        .decision();
  }

  private static Decision decide(Circumstances circumstances, Effect effect, long hit) {
    MeasureStanding worse =
        new MeasureStanding(Measure.ERRORS, Role.CRITICAL, new LogEvidence(9, 0, 0), effect);
    return new DecisionRule(PARAMETERS, circumstances).decide(List.of(worse), RIPE, hit).decision();
  }

  private static MeasureStanding errors(double rollback, double relative, double absolute) {
    return standing(Measure.ERRORS, Role.CRITICAL, rollback, relative, absolute, null);
  }

  private static MeasureStanding latency(double rollback, double relative, double absolute) {
    return standing(Measure.LATENCY, Role.CRITICAL, rollback, relative, absolute, null);
  }

  private static MeasureStanding guard(double rollback, double relative, double absolute) {
    return standing(Measure.LATENCY, Role.GUARD, rollback, relative, absolute, null);
  }

  private static MeasureStanding watched(double rollback, double relative, double absolute) {
    return standing(Measure.LATENCY, Role.WATCHED, rollback, relative, absolute, null);
  }

  private static MeasureStanding standing(
      Measure measure,
      Role role,
      double rollback,
      double relative,
      double absolute,
      @Nullable Effect effect) {
    return new MeasureStanding(
        measure, role, new LogEvidence(rollback, relative, absolute), effect);
  }

  private static StepProgress progress(int looks, int seconds, boolean overdue) {
    return new StepProgress(looks, Duration.ofSeconds(seconds), Duration.ofSeconds(5), overdue);
  }
}
