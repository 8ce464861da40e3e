package io.threeways.telemetry.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came between two points of a cumulative series.
 *
 * @param value of a sum; of a histogram the sum of what was observed
 * @param buckets of a histogram; empty for a sum
 */
public record Increment(Series series, Instant at, double value, List<Long> buckets) {
  public Increment {
    buckets = List.copyOf(buckets);
  }

  /**
   * Differences of neighbouring points; everything after a new start. The first point of a series
   * has no neighbour: it counts only when the series began after {@code since}.
   *
   * @param points in the order of time for each series
   */
  public static List<Increment> of(List<Point> points, Instant since) {
    List<Increment> increments = new ArrayList<>();
    Point before = null;
    for (Point point : points) {
      Point known = before != null && before.series().equals(point.series()) ? before : null;
      if (isAnew(known, point, since)) {
        increments.add(of(point));
      } else if (known != null) {
        increments.add(between(known, point));
      }
      before = point;
    }
    return increments;
  }

  private static boolean isAnew(@Nullable Point known, Point point, Instant since) {
    return known == null
        ? !point.start().isBefore(since) && point.start().isBefore(point.at())
        : point.start().isAfter(known.start());
  }

  private static Increment of(Point point) {
    return switch (point) {
      case Point.Value value -> new Increment(value.series(), value.at(), value.value(), List.of());
      case Point.Distribution all ->
          new Increment(all.series(), all.at(), all.sum(), all.buckets());
    };
  }

  private static Increment between(Point earlier, Point later) {
    Increment from = of(earlier);
    Increment to = of(later);
    List<Long> buckets = new ArrayList<>();
    for (int i = 0; i < to.buckets.size(); i++) {
      buckets.add(Math.max(0, to.buckets.get(i) - from.buckets.get(i)));
    }
    return new Increment(later.series(), later.at(), Math.max(0, to.value - from.value), buckets);
  }
}
