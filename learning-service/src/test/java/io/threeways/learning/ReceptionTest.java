package io.threeways.learning;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events of other tools over HTTP. */
@QuarkusTest
@RealParts("learning")
@WithTestResource(DeclaredTopics.class)
class ReceptionTest {
  private final String id = "build-" + UUID.randomUUID();

  @Test
  void aBareDocumentIsLoggedOnceHoweverOftenItIsSent() {
    whoSays().body(document("dev.cdevents.build.queued.0.3.0")).post("/api/events");

    whoSays()
        .body(document("dev.cdevents.build.queued.0.3.0"))
        .post("/api/events")
        .then()
        .statusCode(202)
        .body("id", equalTo(id))
        .body("known", equalTo(true));

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                whoSays()
                    .get("/api/learning/events/" + id)
                    .then()
                    .statusCode(200)
                    .body("events", hasSize(1))
                    .body("events[0].topic", equalTo("events-received"))
                    .body("events[0].event.subject.id", equalTo("thing")));
  }

  @Test
  void theAttributesOfBinaryModeMustSayWhatTheDocumentSays() {
    whoSays()
        .header("ce-specversion", "1.0")
        .header("ce-id", "another")
        .body(document("dev.cdevents.build.queued.0.3.0"))
        .post("/api/events")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/context/id"));
  }

  @Test
  void aStructuredEnvelopeIsUnpacked() {
    String envelope =
        """
        {"specversion":"1.0","id":"%s","source":"/ci","type":"dev.cdevents.build.queued.0.3.0","data":%s}"""
            .formatted(id, document("dev.cdevents.build.queued.0.3.0"));

    whoSays()
        .contentType("application/cloudevents+json")
        .body(envelope)
        .post("/api/events")
        .then()
        .statusCode(202);
  }

  @Test
  void nobodySpeaksInOurName() {
    whoSays()
        .body(document("dev.cdevents.build.queued.0.3.0").replace("/ci", "/threeways/build"))
        .post("/api/events")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/context/source"));
  }

  @Test
  void anUnknownTypeIsKept() {
    whoSays()
        .body(document("org.example.weather.changed.1.0.0"))
        .post("/api/events")
        .then()
        .statusCode(202)
        .body("known", equalTo(false));
  }

  @Test
  void whatBreaksItsSchemaIsRefusedWithThePlace() {
    whoSays()
        .body(document("dev.cdevents.build.queued.0.3.0").replace("{}", "{\"weather\":1}"))
        .post("/api/events")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/learning/malformed-event"))
        .body("pointer", equalTo("/subject/content/weather"));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    whoSays().body("{").post("/api/events").then().statusCode(422).body("pointer", equalTo(""));
  }

  @Test
  void whoOnlySeesSaysNothing() {
    given()
        .auth()
        .oauth2(TestTokens.asUser("guest", "viewer"))
        .contentType(ContentType.JSON)
        .body(document("dev.cdevents.build.queued.0.3.0"))
        .post("/api/events")
        .then()
        .statusCode(403);
  }

  private String document(String type) {
    return """
    {"context":{"specversion":"0.5.1","id":"%s","source":"/ci","type":"%s",
      "timestamp":"2026-11-23T10:00:00Z"},"subject":{"id":"thing","content":{}}}"""
        .formatted(id, type);
  }

  private static RequestSpecification whoSays() {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/cloudevents+json", ContentType.TEXT)))
        .auth()
        .oauth2(TestTokens.asUser("ci", "developer"))
        .contentType(ContentType.JSON);
  }
}
