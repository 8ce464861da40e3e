package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that are none, over HTTP and on a topic. */
class EventJourney {
  private static final int FIFTY_MEGABYTES = 50_000_000;
  private static final int PARTITIONS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Installation installation = Installation.shared();
  private final String id = UUID.randomUUID().toString();

  @TempDir Path folder;

  @Test
  void aMissingFieldIsNamed() {
    send(withoutATime())
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/learning/malformed-event"))
        .body("pointer", equalTo("/context/timestamp"));

    nothingIsKept();
  }

  @Test
  void invalidUtf8IsRefusedWithItsPlace() {
    send(notUtf8())
        .statusCode(422)
        .contentType("application/problem+json")
        .body("detail", containsString("UTF-8"));

    nothingIsKept();
  }

  @Test
  void fiftyMegabytesAreRefusedUnread() {
    send(document().replace("thing", "x".repeat(FIFTY_MEGABYTES)).getBytes(StandardCharsets.UTF_8))
        .statusCode(413)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/gateway/body-too-large"));

    nothingIsKept();
  }

  @Test
  void theBrokerTakesNoFiftyMegabytesFromAnyone() {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      assertThatThrownBy(
              () ->
                  producer
                      .send(new ProducerRecord<>("stage-started", id, new byte[FIFTY_MEGABYTES]))
                      .get())
          .hasCauseInstanceOf(RecordTooLargeException.class);
    }
  }

  /** On every partition of the topic, so that the next build's events come behind one. */
  @Test
  void whatIsNoEventOnATopicMovesAsideWithTheReasonAndTheStoryGoesOn() {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        var _ = producer.send(new ProducerRecord<>("stage-started", partition, id, withoutATime()));
        var _ = producer.send(new ProducerRecord<>("stage-started", partition, id, notUtf8()));
      }
    }
    Project project = Project.empty(installation, folder, "behind");
    project.file(".threeways.yaml", "version: 1\nstages: [{name: compile, run: 'true'}]\n");
    String commit = project.commit("Behind what is no event");
    project.pushed();

    List<String> reasons;
    try (DeadLetters deadLetters = new DeadLetters(installation)) {
      reasons = deadLetters.take("stage-started", id, 2 * PARTITIONS);
    }

    assertThat(reasons).filteredOn(reason -> reason.contains("UTF-8")).hasSize(PARTITIONS);
    assertThat(reasons)
        .filteredOn(reason -> reason.contains("/context/timestamp"))
        .hasSize(PARTITIONS);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(project.story(commit).path("steps").findValuesAsText("topic"))
                    .contains("stage-started", "build-passed"));
  }

  private String document() {
    return """
    {"context":{"specversion":"0.5.1","id":"%s","source":"/ci","timestamp":"2026-11-23T10:00:00Z",\
    "type":"dev.cdevents.build.queued.0.3.0"},"subject":{"id":"thing","content":{}}}"""
        .formatted(id);
  }

  private byte[] withoutATime() {
    return document()
        .replace("\"timestamp\":\"2026-11-23T10:00:00Z\",", "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] notUtf8() {
    return document().replace("thing", "th\u00efng").getBytes(StandardCharsets.ISO_8859_1);
  }

  private ValidatableResponse send(byte[] body) {
    return installation
        .request()
        .contentType("application/json")
        .body(body)
        .post("/api/events")
        .then();
  }

  private void nothingIsKept() {
    installation.request().get("/api/learning/events/" + id).then().statusCode(404);
  }

  private KafkaProducer<String, byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(installation.kafka());
    settings.put("max.request.size", 2 * FIFTY_MEGABYTES);
    settings.put("buffer.memory", 2L * FIFTY_MEGABYTES);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }
}
