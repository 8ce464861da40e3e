package io.threeways.gateway.traffic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.gateway.GatewayParts;
import io.threeways.gateway.Upstream;
import io.threeways.gateway.kafka.KafkaSettings;
import io.threeways.gateway.route.TableSettings;
import io.threeways.gateway.traffic.http.ApplicationListener;
import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.RouteCodec;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** From a route in Kafka to counts in Kafka, with customers in between. */
@QuarkusTest
@RealParts("gateway")
@QuarkusTestResource(value = GatewayParts.class, restrictToAnnotatedClass = true)
class RoutedTrafficTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject ApplicationListener listener;
  @Inject KafkaSettings kafka;

  @Inject TableSettings table;

  @Test
  void aRouteTakesEffectIsKeptAndItsTrafficIsCounted() throws Exception {
    try (Upstream server = new Upstream()) {
      Routes shop = Routes.ofAShop().onServers(List.of(server.address()), List.of());
      publish(shop.withoutCandidate(7));

      await().atMost(SOON).until(() -> status() == 200);
      await().atMost(SOON).until(() -> table.folder().resolve("routes.json").toFile().exists());
      publish(shop.onServers(List.of(), List.of()).withoutCandidate(6));

      assertThatTheCountsArrive();
      assertThat(status()).isEqualTo(200);
      given()
          .header("Authorization", "Bearer " + GatewayParts.ADMIN_TOKEN)
          .get("/api/gateway/routes")
          .then()
          .body("applications[0].version", org.hamcrest.Matchers.is(7));
    }
  }

  private int status() {
    return given()
        .port(listener.port())
        .header("Host", "shop.production.localhost")
        .get("/")
        .statusCode();
  }

  private void publish(ApplicationRoute route) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            kafka.with(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  ApplicationRoute.TOPIC, route.key(), new RouteCodec().encode(route)))
          .get();
    }
  }

  private void assertThatTheCountsArrive() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            kafka.with(Map.of("group.id", "test", "auto.offset.reset", "earliest")),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("metric-observed"));
      await()
          .atMost(SOON)
          .pollInSameThread()
          .until(
              () -> {
                long counted = 0;
                for (ConsumerRecord<String, byte[]> record : consumer.poll(SOON)) {
                  counted = Math.max(counted, okCount(record));
                }
                return counted > 0;
              });
    }
  }

  private static long okCount(ConsumerRecord<String, byte[]> record) throws Exception {
    assertThat(record.headers().lastHeader("content-type").value())
        .asString()
        .isEqualTo("application/x-protobuf");
    return ExportMetricsServiceRequest.parseFrom(record.value())
        .getResourceMetrics(0)
        .getScopeMetrics(0)
        .getMetricsList()
        .stream()
        .filter(metric -> metric.getName().equals("threeways.gateway.requests"))
        .flatMap(metric -> metric.getSum().getDataPointsList().stream())
        .filter(RoutedTrafficTest::isOk)
        .mapToLong(NumberDataPoint::getAsInt)
        .sum();
  }

  private static boolean isOk(NumberDataPoint point) {
    return point.getAttributesList().stream()
        .anyMatch(attribute -> attribute.getValue().getStringValue().equals("ok"));
  }
}
