package io.threeways.telemetry.verdict;

import io.threeways.telemetry.metric.Increment;
import io.threeways.telemetry.metric.Samples;
import io.threeways.telemetry.metric.Selection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The latencies of the last minutes, from the samples that are kept. */
@ApplicationScoped
public class ObservedLatencies implements LatencyHistory {
  /** Seconds that requests took, as the gateway names it: see contracts/metrics. */
  public static final String DURATION = "threeways.gateway.duration";

  private static final Duration LENGTH = Duration.ofMinutes(5);

  /** 14 gateways with two versions, every second. */
  private static final int MOST_POINTS = 10_000;

  private final Samples samples;

  @Inject
  public ObservedLatencies(Samples samples) {
    this.samples = samples;
  }

  @Override
  public LatencyWindow before(String application, String environment, Instant at) {
    Instant from = at.minus(LENGTH);
    Selection selection =
        new Selection(DURATION, Map.of("application", application, "environment", environment));
    List<Increment> increments =
        Increment.of(samples.find(selection, from, at, MOST_POINTS), from).stream()
            .sorted(Comparator.comparing(Increment::at))
            .toList();
    LatencyWindow window = LatencyWindow.empty();
    for (Increment increment : increments) {
      window = window.plus(increment.series().bounds(), increment.at(), increment.buckets());
    }
    return window;
  }
}
