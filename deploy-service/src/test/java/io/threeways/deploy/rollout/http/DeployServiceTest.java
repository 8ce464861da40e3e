package io.threeways.deploy.rollout.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.Identifier;
import io.threeways.deploy.gate.Cords;
import io.threeways.deploy.rollout.agent.LocalAgent;
import io.threeways.deploy.rollout.agent.LocalAgentResource;
import io.threeways.deploy.rollout.kafka.Conversation;
import io.threeways.events.Decision;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts("deploy")
@WithTestResource(LocalAgentResource.class)
class DeployServiceTest {
  @Nullable LocalAgent agent;
  @Inject Cords cords;

  @Inject
  @Identifier("deploy")
  Map<String, Object> kafka;

  private final String application = "shop-" + UUID.randomUUID().toString().substring(0, 8);
  private @Nullable Conversation opened;

  @BeforeEach
  void open() {
    opened = new Conversation(kafka, application, Objects.requireNonNull(agent));
  }

  @AfterEach
  void close() {
    conversation().close();
  }

  @Test
  void aGoodChangeIsPromotedStepByStep() {
    conversation().publish(1, "healthy");
    String first = awaitState("Finished");
    conversation().publish(2, "healthy");
    String second = awaitState("OnTrial");

    conversation().judge(second, 1, Decision.PROMOTE);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(deployment(second).getInt("weight")).isEqualTo(50));
    conversation().judge(second, 2, Decision.PROMOTE);
    awaitState("Finished");

    assertThat(conversation().heard(second))
        .containsExactly(
            "deploy-started",
            "traffic-shifted",
            "traffic-shifted",
            "traffic-shifted",
            "deploy-finished");
    assertThat(conversation().heard(first))
        .containsExactly("deploy-started", "traffic-shifted", "deploy-finished");
    assertThat(conversation().lastRoute().stable().endpoints()).hasSize(2);
    assertThat(conversation().lastRoute().candidate()).isNull();
  }

  @Test
  void whatIsPublishedWhileTheCordIsPulledWaitsForItsReleaseAndSaysWhy() {
    conversation().pullCord(7);
    await().atMost(Duration.ofMinutes(1)).until(() -> cords.pulled(application).isPresent());
    conversation().publish(1, "healthy");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(newest().getString("holds[0].reason"))
                    .isEqualTo(
                        "the cord of %s is pulled since a change by bob: CartTest.adds failed"
                            .formatted(application)));
    assertThat(newest().getString("state")).isEqualTo("Waiting");
    // An older release that comes late is none.
    conversation().releaseCord(6);
    conversation().releaseCord(8);

    awaitState("Finished");

    assertThat(newest().getList("holds")).isEmpty();
  }

  @Test
  void aJudgementThatComesTwiceActsOnce() {
    conversation().publish(1, "healthy");
    awaitState("Finished");
    conversation().publish(2, "healthy");
    String second = awaitState("OnTrial");

    UUID judgement = conversation().judge(second, 1, Decision.ROLLBACK);
    awaitState("RolledBack");

    assertThat(conversation().heard(second))
        .containsExactly(
            "deploy-started", "traffic-shifted", "traffic-shifted", "deploy-rolled-back");
    assertThat(deployment(second).getString("history.judgement")).contains(judgement.toString());
  }

  @Test
  void aBrokenChangeNeverGetsTraffic() {
    conversation().publish(1, "healthy");
    awaitState("Finished");
    conversation().publish(2, "exits");

    String second = awaitState("Failed");

    assertThat(conversation().heard(second)).containsExactly("deploy-started", "deploy-failed");
    assertThat(deployment(second).getString("history[-1].reason")).contains("I am exits");
  }

  @Test
  void whatRunsWhereIsShownWithWeights() {
    conversation().publish(1, "healthy");
    awaitState("Finished");
    conversation().publish(2, "healthy");
    awaitState("OnTrial");

    ValidatableResponse answer = as("viewer").get("/api/deploy/applications").then();

    String place = "find { it.application == '" + application + "' }.";
    answer
        .statusCode(200)
        .body(place + "stable.weight", equalTo(90))
        .body(place + "candidate.weight", equalTo(10))
        .body(place + "candidate.endpoints.size()", equalTo(2));
  }

  @Test
  void aDeveloperMovesARolloutAndAViewerDoesNot() {
    conversation().publish(1, "healthy");
    awaitState("Finished");
    conversation().publish(2, "healthy");
    String second = awaitState("OnTrial");

    as("viewer").post("/api/deploy/deployments/" + second + "/promote").then().statusCode(403);
    as("developer")
        .post("/api/deploy/deployments/" + second + "/pause")
        .then()
        .statusCode(200)
        .body("state", equalTo("Paused"));
    as("developer")
        .post("/api/deploy/deployments/" + second + "/pause")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/deploy/not-on-trial"))
        .body("detail", containsString("it is Paused"));
    as("operator")
        .post("/api/deploy/deployments/" + second + "/rollback")
        .then()
        .statusCode(200)
        .body("weight", equalTo(0));
  }

  @Test
  void anOperatorGivesAPlaceToAnotherRepository() {
    conversation().publish(1, "healthy");
    awaitState("Finished");
    String place = "/api/deploy/applications/" + application + "/production";
    RequestSpecification other = as("operator").contentType("application/json");

    as("developer")
        .contentType("application/json")
        .body(Map.of("repository", "storefront"))
        .put(place)
        .then()
        .statusCode(403);
    other.body(Map.of()).put(place).then().statusCode(400);
    other
        .body(Map.of("repository", "storefront"))
        .put(place)
        .then()
        .statusCode(200)
        .body("repository", equalTo("storefront"));

    conversation().publish(2, "healthy");
    awaitState("Dropped");
    assertThat(newest().getString("history[-1].reason"))
        .contains("is deployed from repository storefront");
  }

  @Test
  void nobodyWithoutATokenIsAnswered() {
    given().get("/api/deploy/applications").then().statusCode(401);
  }

  @Test
  void badInputIsLocated() {
    as("developer")
        .contentType("application/json")
        .body(Map.of("application", "../etc", "environment", "production", "artifact", "x"))
        .post("/api/deploy/deployments")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    as("viewer").get("/api/deploy/deployments/..%2f..%2fetc").then().statusCode(400);
    as("viewer").get("/api/deploy/deployments/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void aListIsNeverQuietlyCutShort() {
    as("viewer")
        .get("/api/deploy/deployments?limit=501")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/deploy/limit"));
  }

  private Conversation conversation() {
    return Objects.requireNonNull(opened);
  }

  private String awaitState(String state) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(latest().getString("[0].state")).isEqualTo(state));
    return latest().getString("[0].id");
  }

  private JsonPath latest() {
    return as("viewer")
        .queryParam("application", application)
        .get("/api/deploy/deployments")
        .jsonPath();
  }

  private static JsonPath deployment(String id) {
    return as("viewer").get("/api/deploy/deployments/" + id).jsonPath();
  }

  private JsonPath newest() {
    return as("viewer")
        .get("/api/deploy/deployments?application=" + application)
        .jsonPath()
        .setRootPath("[0]");
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(TestTokens.asUser("ada", role));
  }
}
