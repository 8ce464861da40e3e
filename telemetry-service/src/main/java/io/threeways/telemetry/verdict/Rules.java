package io.threeways.telemetry.verdict;

import java.util.List;
import java.util.Map;

/**
 * By what rollouts are judged.
 *
 * @param critical whether a measure can roll back and must pass, for every measure
 * @param quantiles of the pooled latencies whose thresholds are judged
 */
public record Rules(
    Parameters parameters,
    LookSchedule schedule,
    Map<Measure, Boolean> critical,
    List<Double> quantiles) {
  public Rules {
    critical = Map.copyOf(critical);
    quantiles = List.copyOf(quantiles);
  }

  /** Errors and latency are critical; p50, p90 and p99. */
  public static Rules defaults() {
    return new Rules(
        Parameters.defaults(),
        LookSchedule.defaults(),
        Map.of(Measure.ERRORS, true, Measure.LATENCY, true),
        List.of(0.5, 0.9, 0.99));
  }

  boolean isCritical(Measure measure) {
    return critical.getOrDefault(measure, false);
  }

  /** How many processes are averaged into a measure. */
  int processes(Measure measure) {
    return switch (measure) {
      case ERRORS -> 1;
      case LATENCY -> quantiles.size();
    };
  }
}
