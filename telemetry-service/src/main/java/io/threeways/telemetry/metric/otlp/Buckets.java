package io.threeways.telemetry.metric.otlp;

import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.threeways.telemetry.metric.IntakeLimits;
import io.threeways.telemetry.metric.Refusal;
import java.util.List;

/** A histogram that makes sense: rising bounds, one bucket more, no counts below 0. */
record Buckets(List<Double> bounds, List<Long> counts, double sum) {

  static Buckets of(HistogramDataPoint point, IntakeLimits limits) throws Refused {
    List<Double> bounds = point.getExplicitBoundsList();
    List<Long> counts = point.getBucketCountsList();
    if (counts.size() != bounds.size() + 1
        || counts.size() > limits.attributes()
        || !areRising(bounds)
        || counts.stream().anyMatch(count -> count < 0)) {
      throw new Refused(Refusal.BROKEN_HISTOGRAM);
    }
    if (!Double.isFinite(point.getSum())) {
      throw new Refused(Refusal.NOT_A_NUMBER);
    }
    return new Buckets(bounds, counts, point.getSum());
  }

  private static boolean areRising(List<Double> bounds) {
    for (int i = 0; i < bounds.size(); i++) {
      if (!Double.isFinite(bounds.get(i)) || (i > 0 && bounds.get(i) <= bounds.get(i - 1))) {
        return false;
      }
    }
    return true;
  }
}
