package io.threeways.bench.verdict;

import io.threeways.telemetry.verdict.Circumstances;
import io.threeways.telemetry.verdict.Decision;
import io.threeways.telemetry.verdict.DecisionRule;
import io.threeways.telemetry.verdict.Measure;
import io.threeways.telemetry.verdict.MeasureStanding;
import io.threeways.telemetry.verdict.Parameters;
import io.threeways.telemetry.verdict.Role;
import io.threeways.telemetry.verdict.StepProgress;
import io.threeways.telemetry.verdict.Stratum;
import io.threeways.telemetry.verdict.TestProcess;
import java.time.Duration;
import java.util.List;

/**
 * A rollout of which only counts are simulated, as in the design's table: one measure, one stratum
 * a look, a load that swings for both.
 *
 * @param candidate requests a look
 * @param baseline requests a look
 * @param badRate of the baseline, at an average moment
 * @param oddsRatio of the candidate to the baseline, from {@code since} on
 * @param since the first look at which the candidate is worse
 * @param swing of the bad rate, in its logarithm, up and down
 * @param looks at most
 */
record CountedRollout(
    long candidate,
    long baseline,
    double badRate,
    double oddsRatio,
    int since,
    double swing,
    int looks) {
  /** The design does not say how fast the load swings; with this its figures come out. */
  private static final double SWING_LOOKS = 40;

  private static final Parameters PARAMETERS = Parameters.defaults();
  private static final DecisionRule RULE = new DecisionRule(PARAMETERS, Circumstances.unknown());

  /**
   * @param promotes whether a promotion ends it, as it ends a step
   */
  Outcome run(long seed, boolean promotes) {
    Chance chance = new Chance(seed);
    TestProcess process = new TestProcess(PARAMETERS);
    long failed = 0;
    for (int look = 1; look <= looks; look++) {
      double odds = odds(look);
      long bad = chance.binomial(candidate, rate(odds * (look < since ? 1 : oddsRatio)));
      failed += bad;
      process.look(
          List.of(new Stratum(bad, candidate, chance.binomial(baseline, rate(odds)), baseline)));
      Decision decision = decide(process, look, failed);
      if (decision == Decision.ROLLBACK || (decision == Decision.PROMOTE && promotes)) {
        return new Outcome(decision, look, failed);
      }
    }
    return new Outcome(Decision.HOLD, looks, failed);
  }

  private static Decision decide(TestProcess process, int look, long failed) {
    MeasureStanding errors =
        new MeasureStanding(Measure.ERRORS, Role.CRITICAL, process.evidence(), null);
    StepProgress step = new StepProgress(look, Duration.ofMinutes(look), Duration.ZERO, false);
    return RULE.decide(List.of(errors), step, failed).decision();
  }

  private double odds(int look) {
    double rate = badRate * Math.exp(swing * Math.sin(2 * Math.PI * look / SWING_LOOKS));
    return rate / (1 - rate);
  }

  private static double rate(double odds) {
    return odds / (1 + odds);
  }
}
