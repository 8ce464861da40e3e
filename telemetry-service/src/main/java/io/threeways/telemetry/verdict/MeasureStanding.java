package io.threeways.telemetry.verdict;

import org.jspecify.annotations.Nullable;

/**
 * Where one measure stands after the last look.
 *
 * @param effect null where it was not computed or one side served nothing
 */
public record MeasureStanding(
    Measure measure, Role role, LogEvidence evidence, @Nullable Effect effect) {

  /** What is 0 in theory is not always 0 in a sum of logarithms. */
  private static final double ROUNDING = 1e-9;

  /** The rollback evidence reached 1/α. */
  boolean isWorse(double alpha) {
    return role.rollsBack() && evidence.rollback() >= -Math.log(alpha);
  }

  /**
   * Nothing speaks against a promotion. A critical measure passes by itself: shown to be no worse
   * than tolerated; or shown to be rarely bad, while the evidence leans away from "worse". A guard
   * holds a promotion up with the evidence that would be needed for one.
   */
  boolean passes(double alpha) {
    double needed = -Math.log(alpha);
    return switch (role) {
      case CRITICAL ->
          evidence.relative() >= needed || (evidence.absolute() >= needed && leansAway());
      case GUARD -> evidence.rollback() < needed;
      case WATCHED -> true;
    };
  }

  private boolean leansAway() {
    return evidence.rollback() <= ROUNDING;
  }
}
