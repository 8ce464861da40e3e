package io.threeways.telemetry.metric;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.threeways.telemetry.Conversation;
import io.threeways.telemetry.GatewayCounters;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts("telemetry")
class MetricIntakeTest {
  @Inject Samples samples;

  private final UUID deployment = UUID.randomUUID();
  private final Instant start = Instant.now().minusSeconds(100).truncatedTo(ChronoUnit.SECONDS);
  private final GatewayCounters gateway =
      new GatewayCounters("gateway-" + deployment, deployment, start);

  @Test
  void whatAGatewayCountedIsAnsweredAsRatesAndQuantiles() {
    try (Conversation kafka = new Conversation("metric-observed-dlq")) {
      for (int second = 1; second <= 20; second++) {
        gateway.served(1, "candidate", 10, 1);
        byte[] record = gateway.at(start.plusSeconds(second));
        kafka.observe("gateway", record);
        kafka.observe("gateway", record);
      }
    }

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> query("threeways.gateway.requests").body("lines.size()", equalTo(2)));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                query("threeways.gateway.requests")
                    .body(
                        "lines.find { it.attributes.outcome == 'bad' }.slots[1].ratePerSecond",
                        equalTo(1f)));
    query("threeways.gateway.duration")
        .body("lines[0].slots[1].ratePerSecond", equalTo(10f))
        .body("lines[0].slots[1].quantiles.p50", equalTo(0.0025f));
  }

  @Test
  void aBatchThatComesTwiceIsStoredOnce() {
    Series series =
        new Series(
            "twice",
            Series.Kind.COUNTER,
            "",
            List.of(),
            Map.of(),
            Map.of("test", deployment.toString()));
    Batch batch =
        new Batch(List.of(new Point.Value(series, start, start.plusSeconds(1), 7)), Map.of());

    QuarkusTransaction.requiringNew().run(() -> samples.add(batch));
    QuarkusTransaction.requiringNew().run(() -> samples.add(batch));

    Selection selection = new Selection("twice", Map.of("test", deployment.toString()));
    assertThat(samples.find(selection, start, Instant.now(), 10)).isEqualTo(batch.points());
  }

  @Test
  void pointsWithoutANumberOrOfAnotherAgeAreCountedAndCostNoOther() {
    Map<String, Integer> before = refused();
    try (Conversation kafka = new Conversation("metric-observed-dlq")) {
      kafka.observe("stranger", strangeBatch());

      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(
                          samples.find(
                              new Selection("strange", Map.of("test", deployment.toString())),
                              start.minusSeconds(1),
                              Instant.now(),
                              10))
                      .extracting(point -> ((Point.Value) point).value())
                      .containsExactly(7d));
      assertThat(refused())
          .containsEntry("NOT_A_NUMBER", before.getOrDefault("NOT_A_NUMBER", 0) + 1)
          .containsEntry("TOO_OLD", before.getOrDefault("TOO_OLD", 0) + 1)
          .containsEntry("IN_THE_FUTURE", before.getOrDefault("IN_THE_FUTURE", 0) + 1);
      assertThat(kafka.hear(Duration.ofMillis(500)))
          .extracting(ConsumerRecord::key)
          .doesNotContain("stranger");
    }
  }

  private byte[] strangeBatch() {
    Gauge.Builder points =
        Gauge.newBuilder()
            .addDataPoints(strange(start).setAsDouble(Double.NaN))
            .addDataPoints(strange(Instant.parse("1970-01-01T00:00:01Z")).setAsDouble(1))
            .addDataPoints(strange(Instant.parse("2100-01-01T00:00:00Z")).setAsDouble(1))
            .addDataPoints(strange(start).setAsDouble(7));
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder()
                .addScopeMetrics(
                    ScopeMetrics.newBuilder()
                        .addMetrics(Metric.newBuilder().setName("strange").setGauge(points))))
        .build()
        .toByteArray();
  }

  private NumberDataPoint.Builder strange(Instant at) {
    return NumberDataPoint.newBuilder()
        .setTimeUnixNano(at.getEpochSecond() * 1_000_000_000L)
        .addAttributes(
            KeyValue.newBuilder()
                .setKey("test")
                .setValue(AnyValue.newBuilder().setStringValue(deployment.toString())));
  }

  private static Map<String, Integer> refused() {
    return given()
        .auth()
        .oauth2(TestTokens.asUser("ada", "viewer"))
        .get("/api/telemetry/refused")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getMap("$");
  }

  @Test
  void whatCannotBeReadMovesAsideWithTheReason() {
    try (Conversation kafka = new Conversation("metric-observed-dlq")) {
      kafka.observe("garbage-" + deployment, new byte[] {1, 2, 3});

      ConsumerRecord<String, byte[]> dead =
          await()
              .atMost(Duration.ofMinutes(1))
              .until(
                  () ->
                      kafka.hear(Duration.ofMillis(200)).stream()
                          .filter(record -> ("garbage-" + deployment).equals(record.key()))
                          .findFirst(),
                  Optional::isPresent)
              .orElseThrow();

      assertThat(
              new String(
                  dead.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8))
          .contains("no OTLP metrics in protobuf");
    }
  }

  @Test
  void aQueryThatMakesNoSenseIsRefusedWithTheReason() {
    given()
        .auth()
        .oauth2(TestTokens.asUser("ada", "viewer"))
        .queryParam("metric", "m")
        .queryParam("from", "yesterday")
        .get("/api/telemetry/query")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/telemetry/wrong-query"));
    given()
        .auth()
        .oauth2(TestTokens.asUser("ada", "viewer"))
        .queryParam("metric", "m")
        .queryParam("from", "2020-01-01T00:00:00Z")
        .get("/api/telemetry/query")
        .then()
        .statusCode(422);
  }

  @Test
  void nobodyReadsMetricsWithoutAToken() {
    given().queryParam("metric", "m").get("/api/telemetry/query").then().statusCode(401);
  }

  /** A service learns from events what happened. */
  @Test
  void aServiceReadsNoMetrics() {
    given()
        .auth()
        .oauth2(TestTokens.asService("build"))
        .queryParam("metric", "m")
        .get("/api/telemetry/query")
        .then()
        .statusCode(403);
  }

  private ValidatableResponse query(String metric) {
    return given()
        .auth()
        .oauth2(TestTokens.asUser("ada", "viewer"))
        .queryParam("metric", metric)
        .queryParam("application", "shop")
        .queryParam("version", "candidate")
        .queryParam("from", start.toString())
        .queryParam("to", start.plusSeconds(30).toString())
        .get("/api/telemetry/query")
        .then()
        .statusCode(200);
  }
}
