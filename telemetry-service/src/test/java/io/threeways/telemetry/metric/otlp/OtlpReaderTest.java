package io.threeways.telemetry.metric.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.threeways.telemetry.metric.Batch;
import io.threeways.telemetry.metric.BatchReader;
import io.threeways.telemetry.metric.IntakeLimits;
import io.threeways.telemetry.metric.Point;
import io.threeways.telemetry.metric.Refusal;
import io.threeways.telemetry.metric.Series;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OtlpReaderTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final IntakeLimits LIMITS =
      new IntakeLimits(1_000_000, 100, 8, 50, 1_000, Duration.ofDays(1), Duration.ofMinutes(5));

  private final OtlpReader reader = new OtlpReader(LIMITS);

  @Test
  void jsonSaysTheSameAsProtobuf() throws Exception {
    String json =
        """
        {"resourceMetrics":[{"resource":{"attributes":[
            {"key":"service.name","value":{"stringValue":"shop"}}]},
          "scopeMetrics":[{"metrics":[{"name":"orders","unit":"{order}","sum":{
            "aggregationTemporality":2,"isMonotonic":true,"dataPoints":[{
              "attributes":[{"key":"kind","value":{"stringValue":"gift"}}],
              "startTimeUnixNano":"%1$d","timeUnixNano":"%1$d","asInt":"7","later":true}]}}]}]}]}\
        """
            .formatted(nanos(NOW));

    Batch fromJson =
        reader.read(json.getBytes(StandardCharsets.UTF_8), "application/json; charset=utf-8", NOW);

    assertThat(fromJson.points())
        .containsExactly(
            new Point.Value(
                new Series(
                    "orders",
                    Series.Kind.COUNTER,
                    "{order}",
                    List.of(),
                    Map.of("service.name", "shop"),
                    Map.of("kind", "gift")),
                NOW,
                NOW,
                7));
    assertThat(read(orders(point(NOW).setAsInt(7).addAttributes(text("kind", "gift")))).points())
        .hasSize(1);
  }

  @Test
  void oneUselessPointCostsNoOther() throws Exception {
    Batch batch =
        read(
            orders(
                point(NOW).setAsDouble(1),
                point(NOW).setAsDouble(Double.NaN),
                point(NOW).setAsDouble(Double.POSITIVE_INFINITY),
                point(NOW),
                point(Instant.parse("1970-01-01T00:00:01Z")).setAsInt(1),
                point(Instant.parse("2100-01-01T00:00:00Z")).setAsInt(1),
                point(NOW).setAsInt(1).setTimeUnixNano(-1),
                point(NOW).setAsInt(1).addAttributes(text("long", "x".repeat(51))),
                point(NOW).setAsInt(1).addAttributes(text("nul", "a\0b")),
                point(NOW).setAsInt(1).addAttributes(list("list"))));

    assertThat(batch.points()).hasSize(1);
    assertThat(batch.refused())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Refusal.NOT_A_NUMBER, 3L,
                Refusal.TOO_OLD, 1L,
                Refusal.IN_THE_FUTURE, 2L,
                Refusal.TOO_LONG_TEXT, 2L,
                Refusal.ATTRIBUTE_TYPE, 1L));
  }

  @Test
  void kindsThatHaveNoPlaceAreCounted() throws Exception {
    Batch batch =
        read(
            Metric.newBuilder()
                .setName("s")
                .setSummary(Summary.newBuilder().addDataPoints(SummaryDataPoint.newBuilder())),
            Metric.newBuilder().setName("nothing"),
            Metric.newBuilder().setGauge(Gauge.newBuilder().addDataPoints(point(NOW).setAsInt(1))),
            Metric.newBuilder()
                .setName("delta")
                .setSum(
                    Sum.newBuilder()
                        .setAggregationTemporality(
                            AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                        .addDataPoints(point(NOW).setAsInt(1))));

    assertThat(batch.points()).isEmpty();
    assertThat(batch.refused())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Refusal.UNSUPPORTED_KIND, 2L, Refusal.NO_NAME, 1L, Refusal.NOT_CUMULATIVE, 1L));
  }

  @Test
  void aHistogramMustMakeSense() throws Exception {
    Batch batch =
        read(
            histogram(List.of(0.1, 0.2), List.of(1L, 2L, 3L)),
            histogram(List.of(0.1, 0.2), List.of(1L, 2L)),
            histogram(List.of(0.2, 0.1), List.of(1L, 2L, 3L)),
            histogram(List.of(0.1, Double.NaN), List.of(1L, 2L, 3L)),
            histogram(List.of(0.1, 0.2), List.of(1L, -2L, 3L)));

    assertThat(batch.points()).hasSize(1);
    assertThat(batch.refused()).containsEntry(Refusal.BROKEN_HISTOGRAM, 4L);
  }

  @Test
  void aBatchHasItsLimit() throws Exception {
    NumberDataPoint.Builder[] points = new NumberDataPoint.Builder[150];
    for (int i = 0; i < points.length; i++) {
      points[i] = point(NOW).setAsInt(i);
    }

    Batch batch = read(orders(points));

    assertThat(batch.points()).hasSize(100);
    assertThat(batch.refused()).containsEntry(Refusal.TOO_MANY_POINTS, 50L);
  }

  @Test
  void fiftyMegabytesAreRefusedUnread() {
    assertThatExceptionOfType(BatchReader.Unreadable.class)
        .isThrownBy(() -> reader.read(new byte[50_000_000], "", NOW))
        .withMessage("50000000 bytes; at most 1000000 are taken in");
  }

  @Test
  void aTextWithoutEndIsNoMetric() {
    byte[] nested = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(BatchReader.Unreadable.class)
        .isThrownBy(() -> reader.read(nested, "application/json", NOW));
    assertThatExceptionOfType(BatchReader.Unreadable.class)
        .isThrownBy(() -> reader.read(new byte[] {'"', (byte) 0xff, '"'}, "application/json", NOW));
  }

  @Property(tries = 2_000)
  void garbageIsRefusedAndBreaksNothing(@ForAll Random chance) {
    byte[] garbage = new byte[chance.nextInt(200)];
    chance.nextBytes(garbage);

    for (String type : List.of("", "application/json")) {
      try {
        assertThat(reader.read(garbage, type, NOW)).isNotNull();
      } catch (BatchReader.Unreadable e) {
        assertThat(e).hasMessageContaining("no OTLP metrics");
      }
    }
  }

  private Batch read(Metric.Builder... metrics) throws BatchReader.Unreadable {
    ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
    for (Metric.Builder metric : metrics) {
      scope.addMetrics(metric);
    }
    byte[] value =
        ExportMetricsServiceRequest.newBuilder()
            .addResourceMetrics(ResourceMetrics.newBuilder().addScopeMetrics(scope))
            .build()
            .toByteArray();
    return reader.read(value, "application/x-protobuf", NOW);
  }

  private static Metric.Builder orders(NumberDataPoint.Builder... points) {
    Sum.Builder sum =
        Sum.newBuilder()
            .setIsMonotonic(true)
            .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    for (NumberDataPoint.Builder point : points) {
      sum.addDataPoints(point);
    }
    return Metric.newBuilder().setName("orders").setSum(sum);
  }

  private static Metric.Builder histogram(List<Double> bounds, List<Long> counts) {
    return Metric.newBuilder()
        .setName("duration")
        .setHistogram(
            Histogram.newBuilder()
                .setAggregationTemporality(
                    AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                .addDataPoints(
                    HistogramDataPoint.newBuilder()
                        .setTimeUnixNano(nanos(NOW))
                        .addAllExplicitBounds(bounds)
                        .addAllBucketCounts(counts)));
  }

  private static NumberDataPoint.Builder point(Instant at) {
    return NumberDataPoint.newBuilder().setTimeUnixNano(nanos(at));
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static KeyValue list(String key) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setArrayValue(ArrayValue.getDefaultInstance()))
        .build();
  }

  private static long nanos(Instant moment) {
    return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
  }
}
