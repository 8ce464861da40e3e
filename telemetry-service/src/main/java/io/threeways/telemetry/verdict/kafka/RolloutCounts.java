package io.threeways.telemetry.verdict.kafka;

import io.threeways.telemetry.metric.Point;
import io.threeways.telemetry.metric.Series;
import io.threeways.telemetry.verdict.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The counters of one rollout in one batch of a gateway. */
record RolloutCounts(UUID deployment, Snapshot snapshot) {
  private static final String GATEWAY_METRICS = "threeways.gateway.";
  private static final String INSTANCE = "service.instance.id";

  /** One for each rollout and gateway; what says of neither is left out. */
  static List<RolloutCounts> in(List<Point> points) {
    Map<Source, SnapshotAssembly> assemblies = new LinkedHashMap<>();
    for (Point point : points) {
      source(point.series())
          .ifPresent(
              source ->
                  assemblies
                      .computeIfAbsent(source, s -> new SnapshotAssembly(s.gateway()))
                      .add(point));
    }
    List<RolloutCounts> all = new ArrayList<>();
    assemblies.forEach(
        (source, assembly) ->
            assembly
                .snapshot()
                .ifPresent(snapshot -> all.add(new RolloutCounts(source.deployment(), snapshot))));
    return all;
  }

  private static Optional<Source> source(Series series) {
    String gateway = series.resource().getOrDefault(INSTANCE, "");
    String deployment = series.attribute("deployment");
    if (!series.metric().startsWith(GATEWAY_METRICS) || gateway.isEmpty() || deployment.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Source(gateway, UUID.fromString(deployment)));
    } catch (IllegalArgumentException e) {
      // Anybody may send such a metric; it is no rollout of ours.
      return Optional.empty();
    }
  }

  private record Source(String gateway, UUID deployment) {}
}
