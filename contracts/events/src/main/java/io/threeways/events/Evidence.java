package io.threeways.events;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a verdict was made from: whoever has it can make the decision again.
 *
 * @param parameters the levels and margins of the test
 * @param step how far the judged step was
 * @param circumstances what decides between going back and going forward
 * @param looks how many looks were taken in this rollout
 * @param measures one per measure
 * @param assumptions what the guarantee rests on, in words, said with every verdict
 * @param customersHit distinct units that the candidate served badly
 */
public record Evidence(
    Parameters parameters,
    StepProgress step,
    Circumstances circumstances,
    int looks,
    List<MeasureEvidence> measures,
    List<String> assumptions,
    long customersHit) {

  public Evidence {
    measures = List.copyOf(measures);
    assumptions = List.copyOf(assumptions);
  }

  /**
   * @param rollbackAlpha chance of ever rolling back without a difference, over all measures
   * @param promoteAlpha level of the promotion tests
   * @param tolerance δ: the odds ratio that is still tolerated
   * @param absoluteBadRate τ: a bad rate that is good enough by itself
   * @param minimumLooks of a step before it is promoted
   * @param containedExcess bad rates that differ by no more than this are a small effect
   * @param containedUnits no more units hit than this is a contained effect
   */
  public record Parameters(
      double rollbackAlpha,
      double promoteAlpha,
      double tolerance,
      double absoluteBadRate,
      int minimumLooks,
      double containedExcess,
      long containedUnits) {}

  /**
   * The judged step when it was judged.
   *
   * @param looks taken in it
   * @param elapsed since its weights were set
   * @param minimum before a promotion
   * @param overdue whether its deadline had passed
   */
  public record StepProgress(int looks, Duration elapsed, Duration minimum, boolean overdue) {}

  /**
   * What speaks for going forward although the candidate is worse.
   *
   * @param irreversible a migration of this deployment cannot go back
   * @param switchable a toggle can switch the cause off
   * @param leadTimeToFix null when nobody said how long a fix takes
   * @param rollback how long going back takes; null when it is not known
   */
  public record Circumstances(
      boolean irreversible,
      boolean switchable,
      @Nullable Duration leadTimeToFix,
      @Nullable Duration rollback) {}

  /**
   * @param measure {@code errors} or {@code latency}
   * @param critical whether it can roll back
   * @param mustPass whether a promotion needs its proof; otherwise it waits while the measure leans
   *     towards worse
   * @param unit {@code request} or {@code key}: what was counted
   * @param processes one for errors; one per quantile for latency, averaged
   * @param effect how large the difference is; null without data on both sides
   */
  public record MeasureEvidence(
      String measure,
      boolean critical,
      boolean mustPass,
      String unit,
      List<ProcessEvidence> processes,
      List<CurvePoint> curve,
      @Nullable Effect effect) {
    public MeasureEvidence {
      processes = List.copyOf(processes);
      curve = List.copyOf(curve);
    }
  }

  /**
   * One test process. A latency process belongs to a quantile, not to a threshold: what is averaged
   * must not be chosen by the data that it judges.
   *
   * @param quantile of the pooled latencies, which its thresholds follow; null where bad is not
   *     about time
   * @param strata in the order in which they were closed
   */
  public record ProcessEvidence(@Nullable Double quantile, List<Stratum> strata) {
    public ProcessEvidence {
      strata = List.copyOf(strata);
    }
  }

  /**
   * Closed counts of one gateway, one look and one step.
   *
   * @param look when it was closed, beginning with 1
   * @param step the weights that held
   * @param gateway which gateway counted
   * @param thresholdSeconds slower than this was bad, fixed before the look; null where bad is not
   *     about time
   * @param candidateBad x1
   * @param candidate n1
   * @param baselineBad x0
   * @param baseline n0
   */
  public record Stratum(
      int look,
      int step,
      String gateway,
      @Nullable Double thresholdSeconds,
      long candidateBad,
      long candidate,
      long baselineBad,
      long baseline) {}

  /**
   * Natural logarithms of the evidence after a look.
   *
   * @param rollback ln E of the rollback process
   * @param relative ln E of the relative promotion process
   * @param absolute ln E of the absolute promotion process
   */
  public record CurvePoint(int look, double rollback, double relative, double absolute) {}

  /**
   * @param candidateRate bad share of the candidate
   * @param baselineRate bad share of the baseline
   * @param oddsRatio candidate to baseline, stratified (Mantel–Haenszel)
   * @param low lower end of its 95 % confidence interval
   * @param high upper end
   */
  public record Effect(
      double candidateRate, double baselineRate, double oddsRatio, double low, double high) {}
}
