package io.threeways.bench.verdict;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * A share that was counted, with the exact interval of Clopper and Pearson (1934).
 *
 * @param count of {@code all}
 */
record Share(long count, long all) {
  private static final double CONFIDENCE = 0.95;

  double value() {
    return (double) count / all;
  }

  /** Upper end of the two-sided interval, which is the stricter way to say 95 %. */
  double upperBound() {
    return count == all
        ? 1
        : new BetaDistribution(count + 1, all - count)
            .inverseCumulativeProbability((1 + CONFIDENCE) / 2);
  }

  /** Its lower end. */
  double lowerBound() {
    return count == 0
        ? 0
        : new BetaDistribution(count, all - count + 1)
            .inverseCumulativeProbability((1 - CONFIDENCE) / 2);
  }
}
