package io.threeways.telemetry.verdict;

import org.jspecify.annotations.Nullable;

/**
 * Where one measure stands after the last look.
 *
 * @param critical whether it can roll back and must pass
 * @param effect null where it was not computed or one side served nothing
 */
record MeasureStanding(
    Measure measure, boolean critical, LogEvidence evidence, @Nullable Effect effect) {

  /** What is 0 in theory is not always 0 in a sum of logarithms. */
  private static final double ROUNDING = 1e-9;

  /** The rollback evidence reached 1/α. */
  boolean isWorse(double alpha) {
    return critical && evidence.rollback() >= -Math.log(alpha);
  }

  /**
   * It passes by itself: shown to be no worse than tolerated; or shown to be rarely bad, while the
   * evidence leans away from "worse".
   */
  boolean passes(double alpha) {
    double needed = -Math.log(alpha);
    return evidence.relative() >= needed
        || (evidence.absolute() >= needed && evidence.rollback() <= ROUNDING);
  }
}
