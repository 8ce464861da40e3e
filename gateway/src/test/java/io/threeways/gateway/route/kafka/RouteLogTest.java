package io.threeways.gateway.route.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.gateway.kafka.KafkaSettings;
import io.threeways.gateway.route.ApplicationRoutes;
import io.threeways.gateway.route.TableSettings;
import io.threeways.gateway.route.store.RouteFile;
import io.threeways.gateway.traffic.Routes;
import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.RouteCodec;
import io.threeways.testkit.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteLogTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void theTableOutlivesABrokerThatIsAwayAndAProcessThatStartsMeanwhile() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      ApplicationRoutes first = new ApplicationRoutes(List.of());
      try (RouteLog log = log(kafka, first)) {
        log.start();
        publish(
            kafka, "application/shop/production", "not a route".getBytes(StandardCharsets.UTF_8));
        publish(kafka, Routes.ofAShop().withoutCandidate(1));
        await().atMost(SOON).until(() -> first.all().size() == 1);
        kafka.pause();
      }

      ApplicationRoutes second = new ApplicationRoutes(List.of());
      try (RouteLog log = log(kafka, second)) {
        log.start();
        assertThat(second.all()).containsExactly(Routes.ofAShop().withoutCandidate(1));

        kafka.resume();
        publish(kafka, Routes.ofAShop().withCandidateAt(10, 2));
        await()
            .atMost(SOON)
            .until(() -> second.all().equals(List.of(Routes.ofAShop().withCandidateAt(10, 2))));
        publish(kafka, "application/shop/production", null);
        await().atMost(SOON).until(() -> second.all().isEmpty());
      }
    }
  }

  private RouteLog log(EmbeddedKafka kafka, ApplicationRoutes routes) {
    return new RouteLog(settings(kafka), new Table(folder), routes, new RouteFile(folder));
  }

  private static void publish(EmbeddedKafka kafka, ApplicationRoute route) throws Exception {
    publish(kafka, route.key(), new RouteCodec().encode(route));
  }

  private static void publish(EmbeddedKafka kafka, String key, byte @Nullable [] value)
      throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            settings(kafka).with(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(ApplicationRoute.TOPIC, key, value)).get();
    }
  }

  private static KafkaSettings settings(EmbeddedKafka kafka) {
    return () -> Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  private record Table(Path folder) implements TableSettings {
    @Override
    public Duration retryEvery() {
      return Duration.ofMillis(200);
    }
  }
}
