package io.threeways.telemetry.verdict;

/** The grids of alternatives that the tests average over, as logarithms. */
final class OddsRatios {
  /** Points of every grid of odds ratios. */
  static final int POINTS = 24;

  private static final double LEAST_DIFFERENCE = 1.05;

  /** Worse by 1.05 to 50 times. */
  static final double[] WORSE = spaced(LEAST_DIFFERENCE, 50);

  private static final double[] BETTER_THAN_TOLERATED = spaced(LEAST_DIFFERENCE, 20);

  private OddsRatios() {}

  /** δ/t for t from 1.05 to 20. */
  static double[] below(double tolerance) {
    double[] logs = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      logs[i] = Math.log(tolerance) - BETTER_THAN_TOLERATED[i];
    }
    return logs;
  }

  private static double[] spaced(double lowest, double highest) {
    double[] logs = new double[POINTS];
    double from = Math.log(lowest);
    double step = (Math.log(highest) - from) / (POINTS - 1);
    for (int i = 0; i < POINTS; i++) {
      logs[i] = from + i * step;
    }
    return logs;
  }
}
