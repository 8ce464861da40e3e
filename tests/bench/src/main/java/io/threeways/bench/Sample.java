package io.threeways.bench;

import java.util.List;

/**
 * What was measured again and again.
 *
 * @param sorted at least one
 */
record Sample(List<Double> sorted) {
  Sample {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    sorted = sorted.stream().sorted().toList();
  }

  int size() {
    return sorted.size();
  }

  /** By nearest rank: a value that was measured. Of fewer than 100 the 99th is the largest. */
  double percentile(double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
