package io.threeways.telemetry;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What a gateway writes about one rollout; every request is answered in less than 5 ms. */
public final class GatewayCounters {
  private static final List<Double> EDGES = List.of(0.005, 0.01, 0.1);

  private final String gateway;
  private final UUID deployment;
  private final Instant start;
  private final Map<String, long[]> served = new TreeMap<>();

  public GatewayCounters(String gateway, UUID deployment, Instant start) {
    this.gateway = gateway;
    this.deployment = deployment;
    this.start = start;
  }

  /**
   * @param version stable or candidate
   */
  public GatewayCounters served(int step, String version, long requests, long bad) {
    long[] counts = served.computeIfAbsent(step + " " + version, place -> new long[2]);
    counts[0] += requests;
    counts[1] += bad;
    return this;
  }

  /** A record's value; protobuf. */
  public byte[] at(Instant at) {
    List<Metric> metrics = new ArrayList<>();
    served.forEach(
        (place, counts) -> {
          int step = Integer.parseInt(place.substring(0, place.indexOf(' ')));
          String version = place.substring(place.indexOf(' ') + 1);
          metrics.addAll(metrics(at, step, version, counts[0], counts[1]));
        });
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder()
                .setResource(
                    Resource.newBuilder()
                        .addAttributes(text("service.name", "threeways-gateway"))
                        .addAttributes(text("service.instance.id", gateway)))
                .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(metrics)))
        .build()
        .toByteArray();
  }

  private List<Metric> metrics(Instant at, int step, String version, long all, long bad) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(sum("requests", at, step, version, all - bad, text("outcome", "ok")));
    metrics.add(sum("requests", at, step, version, bad, text("outcome", "bad")));
    metrics.add(sum("units", at, step, version, all, text("measure", "errors")));
    metrics.add(sum("units.bad", at, step, version, bad, text("measure", "errors")));
    for (double edge : EDGES) {
      KeyValue text = text("edge", Double.toString(edge));
      metrics.add(sum("units", at, step, version, all, text("measure", "latency"), text));
      metrics.add(sum("units.bad", at, step, version, 0, text("measure", "latency"), text));
    }
    if (version.equals("candidate")) {
      metrics.add(sum("customers.bad", at, step, version, bad));
    }
    metrics.add(duration(at, step, version, all));
    return metrics;
  }

  private Metric sum(
      String name, Instant at, int step, String version, long value, KeyValue... more) {
    return Metric.newBuilder()
        .setName("threeways.gateway." + name)
        .setSum(
            Sum.newBuilder()
                .setIsMonotonic(true)
                .setAggregationTemporality(
                    AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                .addDataPoints(
                    NumberDataPoint.newBuilder()
                        .addAllAttributes(place(step, version))
                        .addAllAttributes(List.of(more))
                        .addAttributes(text("unit", "request"))
                        .setStartTimeUnixNano(nanos(start))
                        .setTimeUnixNano(nanos(at))
                        .setAsInt(value)))
        .build();
  }

  private Metric duration(Instant at, int step, String version, long all) {
    return Metric.newBuilder()
        .setName("threeways.gateway.duration")
        .setUnit("s")
        .setHistogram(
            Histogram.newBuilder()
                .setAggregationTemporality(
                    AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                .addDataPoints(
                    HistogramDataPoint.newBuilder()
                        .addAllAttributes(place(step, version))
                        .setStartTimeUnixNano(nanos(start))
                        .setTimeUnixNano(nanos(at))
                        .setCount(all)
                        .setSum(all * 0.002)
                        .addAllExplicitBounds(EDGES)
                        .addAllBucketCounts(List.of(all, 0L, 0L, 0L))))
        .build();
  }

  private List<KeyValue> place(int step, String version) {
    return List.of(
        text("application", "shop"),
        text("environment", "production"),
        text("deployment", deployment.toString()),
        text("version", version),
        text("step", Integer.toString(step)));
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static long nanos(Instant moment) {
    return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
  }
}
