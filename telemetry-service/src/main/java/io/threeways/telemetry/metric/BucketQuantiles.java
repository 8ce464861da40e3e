package io.threeways.telemetry.metric;

import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of a histogram, taking values as spread evenly inside a bucket.
 *
 * @param bounds rising, at least one
 * @param buckets one more than there are bounds
 */
record BucketQuantiles(List<Double> bounds, long[] buckets) {
  long count() {
    return Arrays.stream(buckets).sum();
  }

  /** What lies above the last bound is said to be at it: more is not known. */
  double of(double quantile) {
    double rank = quantile * count();
    double below = 0;
    for (int i = 0; i < bounds.size(); i++) {
      if (below + buckets[i] >= rank && buckets[i] > 0) {
        double from = i == 0 ? Math.min(0, bounds.get(0)) : bounds.get(i - 1);
        return from + (bounds.get(i) - from) * (rank - below) / buckets[i];
      }
      below += buckets[i];
    }
    return bounds.getLast();
  }
}
