package io.threeways.gateway.traffic.kafka;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
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
import io.threeways.gateway.traffic.ApplicationTally.Observed;
import io.threeways.gateway.traffic.Latency;
import io.threeways.gateway.traffic.Look;
import io.threeways.gateway.traffic.Look.ApplicationCounts;
import io.threeways.gateway.traffic.RequestCounts;
import io.threeways.gateway.traffic.RolloutTally.CellCounts;
import io.threeways.gateway.traffic.UnitCounts;
import io.threeways.gateway.traffic.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One look as an OTLP export, under the names of contracts/metrics: cumulative sums and one
 * histogram, every point with the start of its counts. Where no rollout is on, {@code deployment}
 * is empty and {@code step} 0.
 */
final class OtlpLook {
  private final Sum.Builder requests = cumulativeSum();
  private final Sum.Builder units = cumulativeSum();
  private final Sum.Builder unitsBad = cumulativeSum();
  private final Sum.Builder customersBad = cumulativeSum();
  private final Histogram.Builder durations =
      Histogram.newBuilder()
          .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
  private final long at;

  private OtlpLook(Look look) {
    at = nanos(look.at());
    look.applications().forEach(this::add);
  }

  static ExportMetricsServiceRequest of(Look look, UUID instance) {
    OtlpLook otlp = new OtlpLook(look);
    ScopeMetrics.Builder metrics =
        ScopeMetrics.newBuilder()
            .setScope(InstrumentationScope.newBuilder().setName("io.threeways.gateway.traffic"))
            .addMetrics(sum("threeways.gateway.requests", "{request}", otlp.requests))
            .addMetrics(
                Metric.newBuilder()
                    .setName("threeways.gateway.duration")
                    .setUnit("s")
                    .setHistogram(otlp.durations))
            .addMetrics(sum("threeways.gateway.units", "{unit}", otlp.units))
            .addMetrics(sum("threeways.gateway.units.bad", "{unit}", otlp.unitsBad))
            .addMetrics(sum("threeways.gateway.customers.bad", "{unit}", otlp.customersBad));
    Resource.Builder resource =
        Resource.newBuilder()
            .addAttributes(text("service.name", "threeways-gateway"))
            .addAttributes(text("service.instance.id", instance.toString()));
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder().setResource(resource).addScopeMetrics(metrics))
        .build();
  }

  private void add(ApplicationCounts counts) {
    for (Observed observed : counts.observed()) {
      for (CellCounts cell : observed.cells()) {
        Place place = new Place(counts, observed, cell, at);
        addRequests(place, cell.requests());
        if (observed.deployment() != null) {
          addUnits(place, observed, cell.units());
        }
      }
    }
  }

  private void addRequests(Place place, RequestCounts counts) {
    requests.addDataPoints(place.point(counts.ok()).addAttributes(text("outcome", "ok")));
    requests.addDataPoints(place.point(counts.bad()).addAttributes(text("outcome", "bad")));
    HistogramDataPoint.Builder point =
        HistogramDataPoint.newBuilder()
            .addAllAttributes(place.attributes())
            .setStartTimeUnixNano(place.start())
            .setTimeUnixNano(at)
            .setCount(counts.all())
            .setSum(counts.seconds())
            .addAllBucketCounts(counts.buckets());
    for (int edge = 0; edge < Latency.EDGES; edge++) {
      point.addExplicitBounds(Latency.edge(edge));
    }
    durations.addDataPoints(point);
  }

  private void addUnits(Place place, Observed observed, UnitCounts counts) {
    KeyValue unit = text("unit", word(observed.unit()));
    for (int measure = 0; measure < UnitCounts.MEASURES; measure++) {
      List<KeyValue> what = measure(measure);
      units.addDataPoints(
          place.point(counts.active().get(measure)).addAllAttributes(what).addAttributes(unit));
      unitsBad.addDataPoints(
          place.point(counts.turnedBad().get(measure)).addAllAttributes(what).addAttributes(unit));
    }
    if (place.version() == Version.CANDIDATE) {
      customersBad.addDataPoints(place.point(counts.customersBad()).addAttributes(unit));
    }
  }

  private static List<KeyValue> measure(int index) {
    if (index == UnitCounts.ERRORS) {
      return List.of(text("measure", "errors"));
    }
    String edge = BigDecimal.valueOf(Latency.edge(index - 1)).stripTrailingZeros().toPlainString();
    return List.of(text("measure", "latency"), text("edge", edge));
  }

  private static Sum.Builder cumulativeSum() {
    return Sum.newBuilder()
        .setIsMonotonic(true)
        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
  }

  private static Metric sum(String name, String unit, Sum.Builder sum) {
    return Metric.newBuilder().setName(name).setUnit(unit).setSum(sum).build();
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static long nanos(Instant moment) {
    return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
  }

  /** Where and when a point was counted. */
  private record Place(List<KeyValue> attributes, Version version, long start, long at) {
    Place(ApplicationCounts counts, Observed observed, CellCounts cell, long at) {
      this(
          List.of(
              text("application", counts.application()),
              text("environment", counts.environment()),
              text(
                  "deployment",
                  observed.deployment() == null ? "" : observed.deployment().toString()),
              text("version", word(cell.version())),
              KeyValue.newBuilder()
                  .setKey("step")
                  .setValue(AnyValue.newBuilder().setIntValue(cell.step()))
                  .build()),
          cell.version(),
          nanos(observed.start()),
          at);
    }

    NumberDataPoint.Builder point(long value) {
      return NumberDataPoint.newBuilder()
          .addAllAttributes(attributes)
          .setStartTimeUnixNano(start)
          .setTimeUnixNano(at)
          .setAsInt(value);
    }
  }
}
