package io.threeways.telemetry.verdict;

/** Sums of numbers of which only the natural logarithms are at hand. */
final class LogSum {
  private LogSum() {}

  /** ln(e^a + e^b). */
  static double of(double a, double b) {
    double larger = Math.max(a, b);
    if (larger == Double.NEGATIVE_INFINITY) {
      return larger;
    }
    return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
  }

  /** ln of the mean of e^v over all values v. */
  static double mean(double[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value - largest);
    }
    return largest + Math.log(sum / values.length);
  }
}
