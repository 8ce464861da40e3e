package io.threeways.telemetry.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * By what rollouts are judged.
 *
 * @param roles what each measure may do
 * @param quantiles of the pooled latencies whose thresholds are judged
 * @param latencyFloor what is answered sooner is never called slow
 * @param latencyWarmUp from each change of weights, while a version meets more than it is warm for
 */
public record Rules(
    Parameters parameters,
    LookSchedule schedule,
    Map<Measure, Role> roles,
    List<Double> quantiles,
    Duration latencyFloor,
    Duration latencyWarmUp) {
  public Rules {
    roles = Map.copyOf(roles);
    quantiles = List.copyOf(quantiles);
  }

  /**
   * Errors are critical, latency guards; p50, p90 and p99, none below 100 ms, after 20 s of a step.
   */
  public static Rules defaults() {
    return new Rules(
        Parameters.defaults(),
        LookSchedule.defaults(),
        Map.of(Measure.ERRORS, Role.CRITICAL, Measure.LATENCY, Role.GUARD),
        List.of(0.5, 0.9, 0.99),
        Duration.ofMillis(100),
        Duration.ofSeconds(20));
  }

  Role role(Measure measure) {
    return roles.getOrDefault(measure, Role.WATCHED);
  }

  /** How many processes are averaged into a measure. */
  int processes(Measure measure) {
    return switch (measure) {
      case ERRORS -> 1;
      case LATENCY -> quantiles.size();
    };
  }
}
