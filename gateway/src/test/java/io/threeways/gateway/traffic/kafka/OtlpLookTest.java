package io.threeways.gateway.traffic.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.threeways.gateway.traffic.ApplicationTally;
import io.threeways.gateway.traffic.Look;
import io.threeways.gateway.traffic.Look.ApplicationCounts;
import io.threeways.gateway.traffic.Routes;
import io.threeways.gateway.traffic.Split;
import io.threeways.gateway.traffic.TallyLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OtlpLookTest {
  private static final Path EXAMPLE = Path.of("../contracts/metrics/gateway-look.json");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final UUID INSTANCE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8099");

  private final ApplicationTally tally = new ApplicationTally(new TallyLimits(1000, 64), START);
  private final Split trial =
      new Split(Routes.ofAShop().stickyByCookie("customer").withCandidateAt(100, 3));

  @Test
  void aLookSaysWhoCountedWhatSinceWhen() {
    tally.count(new Split(Routes.ofAShop().withoutCandidate(1)).stable(), 1, false, 0.004);
    tally.shift(trial, START.plusSeconds(10));
    tally.count(trial.assign(1, 0), 1, true, 0.3);

    ExportMetricsServiceRequest request = look();

    assertThat(words(request.getResourceMetrics(0).getResource().getAttributesList()))
        .containsEntry("service.name", "threeways-gateway")
        .containsEntry("service.instance.id", INSTANCE.toString());
    NumberDataPoint bad =
        point(metric(request, "threeways.gateway.requests"), Map.of("outcome", "bad", "step", "3"));
    assertThat(bad.getAsInt()).isEqualTo(1);
    assertThat(bad.getStartTimeUnixNano()).isEqualTo(nanos(START.plusSeconds(10)));
    assertThat(bad.getTimeUnixNano()).isEqualTo(nanos(START.plusSeconds(20)));
    assertThat(words(bad.getAttributesList()))
        .containsEntry("application", "shop")
        .containsEntry("environment", "production")
        .containsEntry("deployment", Routes.DEPLOYMENT.toString())
        .containsEntry("version", "candidate");
  }

  @Test
  void quietTimesHaveNoDeploymentAndNoUnits() {
    tally.count(new Split(Routes.ofAShop().withoutCandidate(1)).stable(), 1, false, 0.004);

    NumberDataPoint ok =
        point(metric(look(), "threeways.gateway.requests"), Map.of("outcome", "ok"));

    assertThat(words(ok.getAttributesList()))
        .containsEntry("deployment", "")
        .containsEntry("step", "0")
        .containsEntry("version", "stable");
    assertThat(metric(look(), "threeways.gateway.units").getSum().getDataPointsList()).isEmpty();
  }

  @Test
  void unitsComeByMeasureAndEdge() {
    tally.shift(trial, START);
    tally.count(trial.assign(1, 0), 1, true, 0.3);
    tally.count(trial.assign(1, 0), 1, true, 0.3);

    Metric units = metric(look(), "threeways.gateway.units");
    Metric bad = metric(look(), "threeways.gateway.units.bad");

    assertThat(units.getSum().getIsMonotonic()).isTrue();
    assertThat(units.getSum().getDataPointsCount()).isEqualTo(15);
    Map<String, String> errors = Map.of("measure", "errors", "unit", "key");
    assertThat(point(units, errors).getAsInt()).isEqualTo(1);
    assertThat(point(bad, errors).getAsInt()).isEqualTo(1);
    assertThat(point(bad, Map.of("measure", "latency", "edge", "0.25")).getAsInt()).isEqualTo(1);
    assertThat(point(bad, Map.of("measure", "latency", "edge", "1")).getAsInt()).isZero();
    assertThat(
            point(metric(look(), "threeways.gateway.customers.bad"), Map.of("unit", "key"))
                .getAsInt())
        .isEqualTo(1);
  }

  @Test
  void durationsAreAHistogramWithTheEdgesOfTheConvention() {
    tally.count(new Split(Routes.ofAShop().withoutCandidate(1)).stable(), 1, false, 0.3);

    HistogramDataPoint point =
        metric(look(), "threeways.gateway.duration").getHistogram().getDataPoints(0);

    assertThat(point.getExplicitBoundsList()).hasSize(14).startsWith(0.005).endsWith(10.0);
    assertThat(point.getBucketCountsList()).hasSize(15);
    assertThat(point.getBucketCounts(7)).isEqualTo(1);
    assertThat(point.getCount()).isEqualTo(1);
    assertThat(point.getSum()).isEqualTo(0.3);
  }

  /** contracts/metrics: what telemetry-service is held to as well. */
  @Test
  void theCommittedExampleIsWhatAGatewaySays() throws IOException {
    tally.count(new Split(Routes.ofAShop().withoutCandidate(1)).stable(), 1, false, 0.004);
    tally.shift(trial, START.plusSeconds(10));
    tally.count(trial.assign(1, 0), 1, true, 0.3);
    tally.count(trial.assign(2, 0), 2, false, 0.02);

    String said = JsonFormat.printer().print(look()) + "\n";

    if (System.getProperty("contracts.update") != null) {
      Files.writeString(EXAMPLE, said);
    }
    assertThat(said).isEqualTo(Files.readString(EXAMPLE));
  }

  private ExportMetricsServiceRequest look() {
    return OtlpLook.of(
        new Look(
            START.plusSeconds(20),
            List.of(new ApplicationCounts("shop", "production", tally.observe()))),
        INSTANCE);
  }

  private static Metric metric(ExportMetricsServiceRequest request, String name) {
    return request.getResourceMetrics(0).getScopeMetrics(0).getMetricsList().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static NumberDataPoint point(Metric metric, Map<String, String> attributes) {
    return metric.getSum().getDataPointsList().stream()
        .filter(
            point -> words(point.getAttributesList()).entrySet().containsAll(attributes.entrySet()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> words(List<KeyValue> attributes) {
    Map<String, String> words = new TreeMap<>();
    for (KeyValue attribute : attributes) {
      words.put(
          attribute.getKey(),
          attribute.getValue().hasIntValue()
              ? Long.toString(attribute.getValue().getIntValue())
              : attribute.getValue().getStringValue());
    }
    return words;
  }

  private static long nanos(Instant moment) {
    return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
  }
}
