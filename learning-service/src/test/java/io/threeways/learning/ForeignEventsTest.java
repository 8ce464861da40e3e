package io.threeways.learning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.threeways.events.Topics;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that speak older forms of CDEvents, over HTTP and on Kafka, in both modes. */
@QuarkusTest
@RealParts("learning")
@WithTestResource(DeclaredTopics.class)
class ForeignEventsTest {
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String OF_03 = "dev.cdevents.pipelinerun.finished.0.1.1";
  private static final String OF_04 = "dev.cdevents.pipelinerun.finished.0.2.0";
  private static final String IN_FORCE = "dev.cdevents.pipelinerun.finished.0.3.0";

  private final Broker broker = new Broker();
  private final String id = "run-" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {"0.3.0", "0.4.1"})
  void aBareDocumentOverHttpIsLoggedInThePresentForm(String specification) {
    post("application/json", document(specification)).statusCode(202).body("known", equalTo(true));

    thenTheLogHasItInThePresentForm();
  }

  @Test
  void aStructuredOneOverHttpIsLoggedInThePresentForm() {
    post(STRUCTURED, envelope(document("0.4.1"))).statusCode(202).body("type", equalTo(IN_FORCE));

    thenTheLogHasItInThePresentForm();
  }

  @Test
  void aBinaryOneOnKafkaIsLoggedInThePresentForm() {
    broker.send(
        Topics.EVENTS_RECEIVED,
        id,
        Map.of("ce_specversion", "1.0", "ce_id", id, "ce_type", OF_04),
        bytes(document("0.4.1")));

    thenTheLogHasItInThePresentForm();
  }

  @Test
  void aStructuredOneOnKafkaIsLoggedInThePresentForm() {
    broker.send(
        Topics.EVENTS_RECEIVED,
        id,
        Map.of("content-type", STRUCTURED + "; charset=utf-8"),
        bytes(envelope(document("0.3.0"))));

    thenTheLogHasItInThePresentForm();
  }

  @Test
  void aTypeThatNobodyKnowsIsKeptAsItIs() {
    String unknown = "dev.cdevents.weather.changed.0.1.0";
    post(
            "application/json",
            document("0.4.1").replace(OF_04, unknown).replace("\"pipelineRun\"", "\"weather\""))
        .statusCode(202)
        .body("known", equalTo(false));

    JsonPath logged = logged();

    assertThat(logged.getString("events[0].event.context.type")).isEqualTo(unknown);
    assertThat(logged.getString("events[0].event.subject.content.url")).isEqualTo("https://ci/7");
  }

  @Test
  void whatHasNoPlaceIsRefusedOverHttpWithThePlace() {
    String relative = document("0.4.1").replace("https://ci/7", "job/7");

    post("application/json", relative)
        .statusCode(422)
        .body("pointer", equalTo("/subject/content/url"));
    post(STRUCTURED, envelope(relative))
        .statusCode(422)
        .body("pointer", equalTo("/data/subject/content/url"));
  }

  @Test
  void whatHasNoPlaceLiesAmongTheDeadLettersOfKafkaWithTheReason() {
    String relative = document("0.4.1").replace("https://ci/7", "job/7");

    broker.send(Topics.EVENTS_RECEIVED, id, Map.of(), bytes(relative));
    broker.send(
        Topics.EVENTS_RECEIVED, id, Map.of("content-type", STRUCTURED), bytes(envelope(relative)));

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(deadLetters())
                    .extracting(ForeignEventsTest::reason)
                    .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).startsWith("/subject/content/url"),
                        reason -> assertThat(reason).startsWith("/data/subject/content/url")));
  }

  private void thenTheLogHasItInThePresentForm() {
    JsonPath logged = logged();
    assertThat(logged.getString("events[0].topic")).isEqualTo(Topics.EVENTS_RECEIVED);
    assertThat(logged.getString("events[0].event.context.specversion")).isEqualTo("0.5.1");
    assertThat(logged.getString("events[0].event.context.type")).isEqualTo(IN_FORCE);
    assertThat(logged.getString("events[0].event.subject.content.uri")).isEqualTo("https://ci/7");
    assertThat(logged.getMap("events[0].event.subject")).doesNotContainKey("type");
  }

  private JsonPath logged() {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                given()
                    .auth()
                    .oauth2(TestTokens.asUser("ada", "viewer"))
                    .get("/api/learning/events/" + id)
                    .jsonPath(),
            answer -> answer.getList("events") != null);
  }

  private List<ConsumerRecord<String, byte[]>> deadLetters() {
    return broker.records(
        Topics.deadLetters(Topics.EVENTS_RECEIVED), record -> id.equals(record.key()));
  }

  private static String reason(ConsumerRecord<?, ?> letter) {
    return new String(
        letter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
  }

  private String document(String specification) {
    return """
    {"context":{"version":"%s","id":"%s","source":"/their-ci","type":"%s",
      "timestamp":"2026-11-23T10:00:00Z"},
     "subject":{"id":"run-7","source":"/their-ci","type":"pipelineRun",
      "content":{"pipelineName":"shop","url":"https://ci/7","outcome":"failure"}}}"""
        .formatted(specification, id, specification.startsWith("0.3") ? OF_03 : OF_04);
  }

  private String envelope(String document) {
    return """
    {"specversion":"1.0","id":"%s","source":"/their-ci","data":%s}"""
        .formatted(id, document);
  }

  private static ValidatableResponse post(String type, String body) {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(STRUCTURED, ContentType.TEXT)))
        .auth()
        .oauth2(TestTokens.asUser("ci", "developer"))
        .contentType(type)
        .body(body)
        .post("/api/events")
        .then();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
