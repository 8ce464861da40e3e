package io.threeways.telemetry.metric;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a metric went, in slots of equal length. */
public record Answer(List<Line> lines) {
  public Answer {
    lines = List.copyOf(lines);
  }

  /**
   * All series that differ in nothing but who observed them, in which rollout and step.
   *
   * @param attributes what they have in common, for example {@code version}
   */
  public record Line(
      Map<String, String> attributes, Series.Kind kind, String unit, List<Slot> slots) {
    public Line {
      attributes = Map.copyOf(attributes);
      slots = List.copyOf(slots);
    }
  }

  /**
   * Slots in which nothing was observed are left out.
   *
   * @param at when it begins
   * @param value the last one of a gauge; null for others
   * @param ratePerSecond of a sum, or of a histogram's observations; null for a gauge
   * @param quantiles of a histogram, by name: p50, p90, p99
   */
  public record Slot(
      Instant at,
      @Nullable Double value,
      @Nullable Double ratePerSecond,
      Map<String, Double> quantiles) {
    public Slot {
      quantiles = Map.copyOf(quantiles);
    }
  }
}
