package io.threeways.deploy.toggle.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.Identifier;
import io.threeways.events.DeployEvent.ToggleChanged;
import io.threeways.events.EventCodec;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Toggles as people and applications meet them, on a real database and a real broker. */
@QuarkusTest
@RealParts("deploy")
class ToggleServiceTest {
  private final String key = "shop.gift-" + UUID.randomUUID().toString().substring(0, 8);

  @Inject
  @Identifier("deploy")
  Map<String, Object> kafka;

  @Test
  void aFeatureGoesToOneCustomerThenToAShareThenToNobody() {
    isApplied();
    assertThat(value("ada")).isFalse();

    turned("on", Map.of("reason", "ada asked for it", "for", Map.of("customer", "ada")))
        .body("state", equalTo("on for customer=ada"));
    assertThat(value("ada")).isTrue();
    assertThat(value("bob")).isFalse();

    turned("ramp", Map.of("reason", "nobody complained", "percent", 20))
        .body("state", equalTo("on for customer=ada and 20 %"));
    assertThat(value("ada")).isTrue();
    assertThat(share(500)).isBetween(0.1, 0.3);

    turned("off", Map.of("reason", "gifts are lost")).body("state", equalTo("off"));
    assertThat(value("ada")).isFalse();
    assertThat(share(100)).isZero();
  }

  @Test
  void everyChangeIsInTheHistoryWithWhoAndWhyAlsoAfterARemoval() {
    isApplied();
    turned("on", Map.of("reason", "for all"));
    as("developer")
        .delete("/api/deploy/toggles/" + key + "?reason=done with")
        .then()
        .statusCode(204);

    as("viewer").get("/api/deploy/toggles/" + key).then().statusCode(404);
    as("viewer")
        .get("/api/deploy/toggles/" + key + "/history")
        .then()
        .statusCode(200)
        .body("version", equalTo(List.of(3, 2, 1)))
        .body("state", equalTo(List.of("removed", "on", "off")))
        .body("by", equalTo(List.of("ada", "ada", "ada")))
        .body("reason", equalTo(List.of("done with", "for all", "a new feature")))
        .body("[0].definition", nullValue());
    isApplied();
    as("viewer").get("/api/deploy/toggles/" + key).then().body("version", equalTo(4));
  }

  @Test
  void everyChangeIsAnEventOfItsOwnChain() throws Exception {
    isApplied();
    turned("ramp", Map.of("reason", "a first few", "percent", 5));

    List<ToggleChanged> heard = heard(2);

    assertThat(heard).extracting(ToggleChanged::version).containsExactly(1L, 2L);
    assertThat(heard).extracting(ToggleChanged::state).containsExactly("off", "on for 5 %");
    assertThat(heard.getLast().by()).isEqualTo("ada");
    assertThat(heard.getLast().reason()).isEqualTo("a first few");
    assertThat(heard.getLast().definition()).contains("fractional");
    assertThat(heard.getFirst().envelope().chainId())
        .isNotEqualTo(heard.getLast().envelope().chainId());
  }

  @Test
  void whatIsSoAlreadyIsNoChange() {
    isApplied();
    isApplied();

    as("viewer").get("/api/deploy/toggles/" + key).then().body("version", equalTo(1));
  }

  @Test
  void whoAddsAToggleOwnsItAndAnExpiredOneIsOverdue() {
    apply(definition("{\"expires\": \"2020-01-31\"}"))
        .statusCode(200)
        .body("[0].owner", equalTo("ada"))
        .body("[0].overdue", equalTo(true))
        .body("[0].expires", equalTo("2020-01-31"));
  }

  @Test
  void forWhomItIsOnIsToldInNumbersToo() {
    isApplied();
    turned("ramp", Map.of("reason", "a first few", "percent", 5));

    turned("on", Map.of("reason", "ada asked", "for", Map.of("customer", "ada")))
        .body("audience.percent", equalTo(5))
        .body("audience.named", equalTo(Map.of("customer", List.of("ada"))));

    apply(definition("{}").replace("ENABLED", "DISABLED"))
        .body("[0].state", equalTo("disabled"))
        .body("[0].audience", nullValue());
  }

  @Test
  void aChangeWithoutAReasonIsRefused() {
    isApplied();

    as("developer")
        .contentType("application/json")
        .body(Map.of())
        .post("/api/deploy/toggles/" + key + "/on")
        .then()
        .statusCode(400)
        .body("pointer", equalTo("/reason"));
    as("developer").body("{}").post("/api/deploy/toggles").then().statusCode(400);
  }

  @Test
  void aFileThatIsRefusedChangesNothingAndSaysWhere() {
    String file =
        """
        {"flags": {
          "%s": {"state": "ENABLED", "variants": {"on": true, "off": false}},
          "other": {"state": "ENABLED", "variants": {"on": true},
            "targeting": {"if": [{"like": ["a", "b"]}, "on"]}}
        }}
        """
            .formatted(key);

    apply(file)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/deploy/refused-toggles"))
        .body("line", equalTo(4))
        .body("pointer", equalTo("/flags/other/targeting/if/0/like"))
        .body("errors.size()", equalTo(1));

    as("viewer").get("/api/deploy/toggles/" + key).then().statusCode(404);
  }

  @Test
  void aRuleThatWasWrittenByHandIsNotGuessedAt() {
    apply(definition("{}").replace("\"off\"}", "\"off\", \"targeting\": {\"var\": \"tier\"}}"))
        .statusCode(200)
        .body("[0].state", equalTo("targeted"));

    as("developer")
        .contentType("application/json")
        .body(Map.of("reason", "more", "percent", 20))
        .post("/api/deploy/toggles/" + key + "/ramp")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/deploy/written-by-hand"));
    turned("off", Map.of("reason", "stop it")).body("state", equalTo("off"));
  }

  @Test
  void aViewerReadsAndChangesNothing() {
    isApplied();

    as("viewer").get("/api/deploy/toggles").then().statusCode(200).body("key", hasItem(key));
    as("viewer")
        .contentType("application/json")
        .body(Map.of("reason", "curious"))
        .post("/api/deploy/toggles/" + key + "/on")
        .then()
        .statusCode(403);
    given().post("/ofrep/v1/evaluate/flags/" + key).then().statusCode(401);
    as("guest").post("/ofrep/v1/evaluate/flags/" + key).then().statusCode(403);
    as("guest").post("/ofrep/v1/evaluate/flags").then().statusCode(403);
  }

  @Test
  void oneIsToldWhySomebodyHasAFeature() {
    isApplied();
    turned("on", Map.of("reason", "ada asked", "for", Map.of("customer", "ada")));

    as("viewer")
        .contentType("application/json")
        .body(Map.of("targetingKey", "ada", "customer", "ada"))
        .post("/api/deploy/toggles/" + key + "/explain")
        .then()
        .statusCode(200)
        .body("value", equalTo(true))
        .body("because", containsString("targeting chose"))
        .body("reason", equalTo("ada asked"));
  }

  @Test
  void allAtOnceHaveATagThatHoldsUntilTheAnswerChanges() {
    isApplied();
    Response first = all("ada", null);
    String tag = first.header("ETag");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.jsonPath().getList("flags.key")).contains(key);
    assertThat(all("ada", tag).statusCode()).isEqualTo(304);
    assertThat(all("ada", tag).body().asByteArray()).isEmpty();

    turned("on", Map.of("reason", "for ada", "for", Map.of("customer", "ada")));
    Response changed = all("ada", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(all("bob", changed.header("ETag")).statusCode()).isEqualTo(200);
  }

  @Test
  void whatTheProtocolCallsWrongIsSaidInItsWords() {
    evaluation("no-such-flag", "{\"context\": {}}")
        .statusCode(404)
        .body("errorCode", equalTo("FLAG_NOT_FOUND"))
        .body("key", equalTo("no-such-flag"));
    evaluation(key, "{\"context\": 1}")
        .statusCode(400)
        .body("errorCode", equalTo("INVALID_CONTEXT"));
    evaluation(key, "{\"context\"").statusCode(400).body("errorCode", equalTo("PARSE_ERROR"));
    evaluation(key, "").statusCode(400).body("errorCode", equalTo("INVALID_CONTEXT"));
    evaluation(key, "{\"context\": {\"a\": \"" + "x".repeat(70_000) + "\"}}").statusCode(413);
    as("viewer")
        .contentType("application/json")
        .body("[]")
        .post("/ofrep/v1/evaluate/flags")
        .then()
        .statusCode(400)
        .body("errorCode", equalTo("PARSE_ERROR"))
        .body("$", not(hasItem("key")));
  }

  @Test
  void aDisabledToggleLeavesItToTheCode() {
    apply(definition("{}").replace("ENABLED", "DISABLED")).statusCode(200);

    evaluation(key, "{\"context\": {\"targetingKey\": \"ada\"}}")
        .statusCode(200)
        .body("reason", equalTo("DISABLED"))
        .body("value", nullValue());
  }

  private void isApplied() {
    apply(definition("{}")).statusCode(200);
  }

  private String definition(String metadata) {
    return """
    {"flags": {"%s": {"state": "ENABLED", "metadata": %s,
      "variants": {"on": true, "off": false}, "defaultVariant": "off"}}}
    """
        .formatted(key, metadata);
  }

  private static ValidatableResponse apply(String file) {
    return as("developer")
        .contentType("application/json")
        .body(file)
        .post("/api/deploy/toggles?reason=a new feature")
        .then();
  }

  private ValidatableResponse turned(String verb, Map<String, Object> request) {
    return as("developer")
        .contentType("application/json")
        .body(request)
        .post("/api/deploy/toggles/" + key + "/" + verb)
        .then()
        .statusCode(200);
  }

  private boolean value(String customer) {
    return evaluation(
            key,
            "{\"context\": {\"targetingKey\": \"%1$s\", \"customer\": \"%1$s\"}}"
                .formatted(customer))
        .statusCode(200)
        .extract()
        .path("value");
  }

  private double share(int customers) {
    int in = 0;
    for (int customer = 0; customer < customers; customer++) {
      in += value("customer-" + customer) ? 1 : 0;
    }
    return (double) in / customers;
  }

  private static ValidatableResponse evaluation(String key, String body) {
    return as("viewer")
        .contentType("application/json")
        .body(body)
        .post("/ofrep/v1/evaluate/flags/" + key)
        .then();
  }

  private static Response all(String customer, @Nullable String tag) {
    RequestSpecification request =
        as("viewer")
            .contentType("application/json")
            .body(
                "{\"context\": {\"targetingKey\": \"%1$s\", \"customer\": \"%1$s\"}}"
                    .formatted(customer));
    return (tag == null ? request : request.header("If-None-Match", tag))
        .post("/ofrep/v1/evaluate/flags");
  }

  private List<ToggleChanged> heard(int many) throws Exception {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", UUID.randomUUID().toString());
    settings.put("auto.offset.reset", "earliest");
    EventCodec codec = new EventCodec();
    List<ToggleChanged> heard = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("toggle-changed"));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> record :
                    consumer.poll(Duration.ofMillis(200))) {
                  if (key.equals(record.key())) {
                    heard.add(codec.decode(ToggleChanged.class, record.value()));
                  }
                }
                return heard.size() >= many;
              });
    }
    return heard;
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(TestTokens.asUser("ada", role));
  }
}
