package io.threeways.telemetry.metric;

import java.time.Instant;
import java.util.List;

/** One observation of a series. */
public sealed interface Point {
  Series series();

  /** When a sum was 0; equal to {@link #at} for a gauge. */
  Instant start();

  Instant at();

  /** A number: never NaN or infinite. */
  record Value(Series series, Instant start, Instant at, double value) implements Point {}

  /**
   * @param sum of all observed values
   * @param buckets one more than the series has bounds
   */
  record Distribution(Series series, Instant start, Instant at, double sum, List<Long> buckets)
      implements Point {
    public Distribution {
      buckets = List.copyOf(buckets);
    }
  }
}
