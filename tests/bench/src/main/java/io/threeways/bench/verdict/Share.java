package io.threeways.bench.verdict;

/**
 * A share that was counted, with the exact bounds of Clopper and Pearson (1934).
 *
 * @param count of {@code all}
 */
record Share(long count, long all) {
  private static final double LEVEL = 0.05;
  private static final int HALVINGS = 60;

  double value() {
    return (double) count / all;
  }

  /** The largest share under which so few would still be seen in 5 % of all cases. */
  double upperBound() {
    return count == all ? 1 : solve(count, LEVEL);
  }

  /** The smallest share under which so many would still be seen in 5 % of all cases. */
  double lowerBound() {
    return count == 0 ? 0 : solve(count - 1, 1 - LEVEL);
  }

  /** The p at which at most {@code most} of all has the given probability, which falls with p. */
  private double solve(long most, double probability) {
    double from = 0;
    double to = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (from + to) / 2;
      if (atMost(most, middle) > probability) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return to;
  }

  private double atMost(long most, double p) {
    double logTerm = all * Math.log1p(-p);
    double sum = Math.exp(logTerm);
    for (long k = 0; k < most; k++) {
      logTerm += Math.log((double) (all - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
      sum += Math.exp(logTerm);
    }
    return sum;
  }
}
