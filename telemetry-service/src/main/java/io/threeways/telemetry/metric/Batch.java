package io.threeways.telemetry.metric;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came in one record.
 *
 * @param refused how many points were dropped, by reason
 */
public record Batch(List<Point> points, Map<Refusal, Long> refused) {
  public Batch {
    points = List.copyOf(points);
    refused = Map.copyOf(refused);
  }

  /** The same with more points refused. */
  public Batch keeping(List<Point> kept, Refusal why) {
    Map<Refusal, Long> more = new EnumMap<>(Refusal.class);
    more.putAll(refused);
    if (kept.size() < points.size()) {
      more.merge(why, (long) points.size() - kept.size(), Long::sum);
    }
    return new Batch(kept, more);
  }
}
