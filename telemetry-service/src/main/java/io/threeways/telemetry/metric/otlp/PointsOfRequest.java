package io.threeways.telemetry.metric.otlp;

import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import io.threeways.telemetry.metric.Batch;
import io.threeways.telemetry.metric.IntakeLimits;
import io.threeways.telemetry.metric.Point;
import io.threeways.telemetry.metric.Refusal;
import io.threeways.telemetry.metric.Series;
import io.threeways.telemetry.metric.Series.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the usable points of one request and counts the others. Single writer. */
final class PointsOfRequest {
  private final IntakeLimits limits;
  private final Attributes attributes;
  private final Instant earliest;
  private final Instant latest;
  private final List<Point> points = new ArrayList<>();
  private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
  private Map<String, String> resource = Map.of();

  PointsOfRequest(IntakeLimits limits, Instant now) {
    this.limits = limits;
    this.attributes = new Attributes(limits);
    this.earliest = now.minus(limits.past());
    this.latest = now.plus(limits.future());
  }

  /** The following metrics are this resource's. */
  void enter(Resource next) {
    resource = attributes.ofResource(next.getAttributesList());
  }

  void add(Metric metric) {
    switch (metric.getDataCase()) {
      case GAUGE -> numbers(metric, Kind.GAUGE, metric.getGauge().getDataPointsList());
      case SUM -> {
        Kind kind = metric.getSum().getIsMonotonic() ? Kind.COUNTER : Kind.SUM;
        if (isCumulative(metric.getSum().getAggregationTemporality())) {
          numbers(metric, kind, metric.getSum().getDataPointsList());
        } else {
          refuse(Refusal.NOT_CUMULATIVE, metric.getSum().getDataPointsCount());
        }
      }
      case HISTOGRAM -> {
        if (isCumulative(metric.getHistogram().getAggregationTemporality())) {
          metric.getHistogram().getDataPointsList().forEach(point -> histogram(metric, point));
        } else {
          refuse(Refusal.NOT_CUMULATIVE, metric.getHistogram().getDataPointsCount());
        }
      }
      case EXPONENTIAL_HISTOGRAM ->
          refuse(Refusal.UNSUPPORTED_KIND, metric.getExponentialHistogram().getDataPointsCount());
      case SUMMARY -> refuse(Refusal.UNSUPPORTED_KIND, metric.getSummary().getDataPointsCount());
      case DATA_NOT_SET -> refuse(Refusal.UNSUPPORTED_KIND, 1);
    }
  }

  Batch batch() {
    return new Batch(points, refused);
  }

  private void numbers(Metric metric, Kind kind, List<NumberDataPoint> all) {
    for (NumberDataPoint point : all) {
      keep(
          () ->
              new Point.Value(
                  series(metric, kind, List.of(), attributes.ofPoint(point.getAttributesList())),
                  start(point.getStartTimeUnixNano(), point.getTimeUnixNano()),
                  time(point.getTimeUnixNano()),
                  number(point)));
    }
  }

  private void histogram(Metric metric, HistogramDataPoint point) {
    keep(
        () -> {
          Buckets buckets = Buckets.of(point, limits);
          return new Point.Distribution(
              series(
                  metric,
                  Kind.HISTOGRAM,
                  buckets.bounds(),
                  attributes.ofPoint(point.getAttributesList())),
              start(point.getStartTimeUnixNano(), point.getTimeUnixNano()),
              time(point.getTimeUnixNano()),
              buckets.sum(),
              buckets.counts());
        });
  }

  /** Makes a point, or says why not. */
  private interface Making {
    Point make() throws Refused;
  }

  private void keep(Making making) {
    if (points.size() >= limits.points()) {
      refuse(Refusal.TOO_MANY_POINTS, 1);
      return;
    }
    try {
      points.add(making.make());
    } catch (Refused e) {
      refuse(e.why(), 1);
    }
  }

  private void refuse(Refusal why, long count) {
    if (count > 0) {
      refused.merge(why, count, Long::sum);
    }
  }

  private Series series(Metric metric, Kind kind, List<Double> bounds, Map<String, String> ofPoint)
      throws Refused {
    if (metric.getName().isBlank()) {
      throw new Refused(Refusal.NO_NAME);
    }
    return new Series(
        attributes.text(metric.getName()),
        kind,
        attributes.text(metric.getUnit()),
        bounds,
        resource,
        ofPoint);
  }

  private static double number(NumberDataPoint point) throws Refused {
    double value =
        switch (point.getValueCase()) {
          case AS_DOUBLE -> point.getAsDouble();
          case AS_INT -> point.getAsInt();
          case VALUE_NOT_SET -> Double.NaN;
        };
    if (!Double.isFinite(value)) {
      throw new Refused(Refusal.NOT_A_NUMBER);
    }
    return value;
  }

  private Instant time(long unixNanos) throws Refused {
    Instant at = Instant.EPOCH.plusNanos(Math.max(0, unixNanos));
    if (unixNanos < 0 || at.isAfter(latest)) {
      throw new Refused(Refusal.IN_THE_FUTURE);
    }
    if (at.isBefore(earliest)) {
      throw new Refused(Refusal.TOO_OLD);
    }
    return at;
  }

  /** A sum that does not say when it began begins with this point. */
  private static Instant start(long startNanos, long atNanos) {
    long start = startNanos <= 0 || startNanos > atNanos ? atNanos : startNanos;
    return Instant.EPOCH.plusNanos(Math.max(0, start));
  }

  private static boolean isCumulative(AggregationTemporality temporality) {
    return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
  }
}
