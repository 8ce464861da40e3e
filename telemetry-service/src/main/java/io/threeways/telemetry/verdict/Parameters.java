package io.threeways.telemetry.verdict;

/**
 * The levels and margins of a verdict.
 *
 * @param rollbackAlpha chance of ever rolling back without a difference, over all measures that may
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
    long containedUnits) {

  public Parameters {
    requireProbability("rollbackAlpha", rollbackAlpha);
    requireProbability("promoteAlpha", promoteAlpha);
    requireProbability("absoluteBadRate", absoluteBadRate);
    if (tolerance < 1) {
      throw new IllegalArgumentException("an odds ratio below 1 tolerates nothing: " + tolerance);
    }
    if (minimumLooks < 1) {
      throw new IllegalArgumentException("a step takes at least one look, not " + minimumLooks);
    }
  }

  /** α = 1 % and 5 %, δ = 1.25, τ = 1 %, five looks; small is 0.1 %, contained ten units. */
  public static Parameters defaults() {
    return new Parameters(0.01, 0.05, 1.25, 0.01, 5, 0.001, 10);
  }

  private static void requireProbability(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " is between 0 and 1, not " + value);
    }
  }
}
