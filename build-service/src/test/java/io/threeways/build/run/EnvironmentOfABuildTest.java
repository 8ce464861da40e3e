package io.threeways.build.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.common.annotation.Identifier;
import io.threeways.build.PushedShop;
import io.threeways.events.BuildEvent.EnvironmentRequested;
import io.threeways.events.BuildEvent.TestsFinished;
import io.threeways.events.DeployEvent;
import io.threeways.events.DeployEvent.DeployFailed;
import io.threeways.events.DeployEvent.DeployFinished;
import io.threeways.events.DeployEvent.ServerNetwork;
import io.threeways.events.EncodedEvent;
import io.threeways.events.Envelope;
import io.threeways.events.EnvironmentEvent.EnvironmentDeleted;
import io.threeways.events.EventCodec;
import io.threeways.events.EventIds;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A build asks for an environment and waits; the test is deploy-service, over the real broker. */
@QuarkusTest
@RealParts("build")
class EnvironmentOfABuildTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final URI SERVER = URI.create("http://127.0.0.1:8080");
  private static final String PIPELINE =
      """
      version: 1
      stages:
        - {name: package, run: "mkdir -p out/shop; echo packed > out/shop/shop.txt", artifact: out/shop}
        - name: system
          needs: [package]
          level: system
          environment: production-like
          tests: T.xml
          run: |
            echo changed > out/shop/shop.txt
            test "$THREEWAYS_ENVIRONMENT_URL" = http://127.0.0.1:8080
            echo '<testsuite name="T"><testcase name="a"/></testsuite>' > T.xml
      deploy: {application: shop, run: cat shop.txt, servers: 2}
      """;

  @Inject
  @Identifier("build")
  Map<String, Object> kafka;

  @Inject BuildQueue queue;
  private final EventCodec codec = new EventCodec();
  private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();
  private PushedShop shop;
  private KafkaProducer<String, byte[]> producer;
  private KafkaConsumer<String, byte[]> consumer;

  @BeforeEach
  void push() {
    producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", "test-" + UUID.randomUUID());
    settings.put("auto.offset.reset", "earliest");
    settings.put("metadata.max.age.ms", "500");
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of("environment-requested", "tests-finished"));
    shop = PushedShop.empty();
    shop.withPipeline(PIPELINE);
    shop.pushed("main:feature");
  }

  @AfterEach
  void close() {
    producer.close();
    consumer.close();
    shop.close();
  }

  @Test
  void itsTestsRunAgainstTheServersOfWhatItHasMade() throws Exception {
    EnvironmentRequested request = awaitRequest(shop.name() + "-b1");
    assertThat(request.deployment().servers()).isEqualTo(2);
    assertThat(request.change().author()).isNotEmpty();
    assertThat(download(request.artifact().digest())).isEqualTo(200);

    say(served(request.environment()));

    JsonPath build = shop.awaitBuild(1, "passed");
    assertThat(build.getList("stages.name")).containsExactly("package", "system");
    // What is published is what was tested, though the stage changed the folder.
    assertThat(published()).isEqualTo(request.artifact().digest());
    assertThat(awaitTests("system").environment()).isEqualTo(request.environment());
  }

  @Test
  void itGoesOnWaitingInAnotherDriver() throws Exception {
    EnvironmentRequested request = awaitRequest(shop.name() + "-b1");

    queue.close();
    say(served(request.environment()));
    queue.open();

    shop.awaitBuild(1, "passed");
    assertThat(requests(shop.name() + "-b1")).hasSize(1);
  }

  @Test
  void serversThatDoNotAnswerAreTheCodesFault() throws Exception {
    EnvironmentRequested request = awaitRequest(shop.name() + "-b1");

    say(failed(request.environment(), "health", "/health answered 500"));

    JsonPath build = shop.awaitBuild(1, "failed");
    assertThat(build.getString("cause.fault")).isEqualTo("code");
    assertThat(build.getString("cause.stage")).isEqualTo("system");
    assertThat(build.getString("cause.message")).contains("health: /health answered 500");
  }

  @Test
  void aRefusedEnvironmentIsNotTheCodesFaultAndIsAskedForAgain() throws Exception {
    EnvironmentRequested request = awaitRequest(shop.name() + "-b1");

    say(failed(request.environment(), "environment", "all are held"));

    EnvironmentRequested again = awaitRequest(shop.name() + "-b1-2");
    say(served(again.environment()));
    assertThat(shop.awaitBuild(1, "passed").getInt("attempt")).isEqualTo(2);
    assertThat(shop.log(1)).contains("all are held");
  }

  @Test
  void aHostThatFailsWhileItStartsIsNotTheCodesFaultEither() throws Exception {
    EnvironmentRequested request = awaitRequest(shop.name() + "-b1");

    say(failed(request.environment(), "host", "the agent refuses to start it"));

    say(served(awaitRequest(shop.name() + "-b1-2").environment()));
    assertThat(shop.awaitBuild(1, "passed").getInt("attempt")).isEqualTo(2);
  }

  @Test
  void oneThatIsTakenAwayIsAskedForAgain() throws Exception {
    EnvironmentRequested request = awaitRequest(shop.name() + "-b1");

    say(
        new EnvironmentDeleted(
            envelope(request.environment()), request.environment(), "ada deleted it", PATIENCE));

    say(served(awaitRequest(shop.name() + "-b1-2").environment()));
    assertThat(shop.awaitBuild(1, "passed").getInt("attempt")).isEqualTo(2);
  }

  @Test
  void aBuildThatWaitsIsCancelled() throws Exception {
    EnvironmentRequested _ = awaitRequest(shop.name() + "-b1");

    given()
        .auth()
        .oauth2(shop.token())
        .post("/api/build/builds/{name}/1/cancel", shop.name())
        .then()
        .statusCode(200);

    assertThat(shop.awaitBuild(1, "cancelled").getString("reason")).isEqualTo("cancelled by ada");
  }

  private DeployFinished served(String environment) {
    return new DeployFinished(
        envelope(environment),
        EventIds.next(),
        "shop",
        environment,
        "pkg:generic/shop@1",
        artifact(),
        List.of(),
        true,
        Duration.ofSeconds(2),
        new ServerNetwork("deploy-net-" + environment, List.of(SERVER)));
  }

  private DeployFailed failed(String environment, String phase, String reason) {
    return new DeployFailed(
        envelope(environment),
        EventIds.next(),
        "shop",
        environment,
        artifact(),
        List.of(),
        phase,
        reason);
  }

  private static io.threeways.events.DeployedArtifact artifact() {
    return new io.threeways.events.DeployedArtifact(
        "pkg:generic/shop@1", "sha256:" + "0".repeat(64), "0".repeat(40), "shop/1");
  }

  private static Envelope envelope(String environment) {
    return new Envelope(
        EventIds.next(),
        URI.create("/threeways/deploy"),
        Instant.now(),
        EventIds.next(),
        environment,
        1,
        List.of());
  }

  private void say(DeployEvent event) {
    EncodedEvent encoded = codec.encode(event);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
    encoded
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(record);
    producer.flush();
  }

  private EnvironmentRequested awaitRequest(String name) {
    return await()
        .atMost(PATIENCE)
        .until(() -> requests(name).stream().findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  private List<EnvironmentRequested> requests(String name) {
    return all("environment-requested", EnvironmentRequested.class).stream()
        .filter(request -> request.environment().equals(name))
        .toList();
  }

  private TestsFinished awaitTests(String stage) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                all("tests-finished", TestsFinished.class).stream()
                    .filter(tests -> tests.repository().equals(shop.name()))
                    .filter(tests -> tests.stage().equals(stage))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private <E extends io.threeways.events.Event> List<E> all(String topic, Class<E> type) {
    consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
    return heard.stream()
        .filter(record -> record.topic().equals(topic))
        .map(record -> decoded(type, record))
        .toList();
  }

  private <E extends io.threeways.events.Event> E decoded(
      Class<E> type, ConsumerRecord<String, byte[]> record) {
    try {
      return codec.decode(type, record.value());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private int download(String digest) {
    return given().auth().oauth2(shop.token()).get("/api/build/artifacts/" + digest).statusCode();
  }

  private String published() {
    return given()
        .auth()
        .oauth2(shop.token())
        .get("/api/build/artifacts?repository=" + shop.name())
        .jsonPath()
        .getString("[0].digest");
  }
}
