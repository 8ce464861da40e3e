package io.threeways.deploy.configuration.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.Identifier;
import io.threeways.deploy.configuration.kafka.Pushes;
import io.threeways.deploy.rollout.agent.LocalAgentResource;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may let what be configured, and what is heard of commits. */
@QuarkusTest
@RealParts("deploy")
@WithTestResource(LocalAgentResource.class)
class ConfigurationApiTest {
  private static final String CONFIGURATIONS = "/api/deploy/configurations/";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Inject
  @Identifier("deploy")
  Map<String, Object> kafka;

  private final String environment = "e-" + UUID.randomUUID().toString().substring(0, 8);
  private final String repository = "infrastructure-" + environment;

  @Test
  void anOperatorLetsARepositoryConfigureAnEnvironmentAndADeveloperDoesNot() {
    as("developer")
        .body(Map.of("repository", repository))
        .put(CONFIGURATIONS + environment)
        .then()
        .statusCode(403);
    as("viewer").get(CONFIGURATIONS + environment).then().statusCode(404);

    let();

    as("viewer")
        .get(CONFIGURATIONS + environment)
        .then()
        .statusCode(200)
        .body("repository", equalTo(repository))
        .body("letBy", equalTo("ada"))
        .body("state", equalTo("untouched"));
    as("viewer").get("/api/deploy/configurations").then().body("environment", hasItem(environment));
  }

  @Test
  void whereNothingWasAppliedNothingIsCheckedOrApplied() {
    let();

    as("viewer").post(CONFIGURATIONS + environment + "/apply").then().statusCode(403);
    as("developer")
        .post(CONFIGURATIONS + environment + "/apply")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("no commit of main that is green"));
    as("developer")
        .post(CONFIGURATIONS + environment + "/check")
        .then()
        .statusCode(409)
        .body("detail", containsString("nothing can have drifted"));
  }

  @Test
  void badInputIsSaid() {
    as("operator").body("{}").put(CONFIGURATIONS + environment).then().statusCode(400);
    as("operator")
        .body(Map.of("repository", repository))
        .put(CONFIGURATIONS + "..%2fetc")
        .then()
        .statusCode(400);
    as("viewer").get("/api/deploy/configuration-runs/none").then().statusCode(400);
    as("viewer").get("/api/deploy/configuration-runs/" + UUID.randomUUID()).then().statusCode(404);
    as("viewer").get("/api/deploy/configuration-runs?limit=201").then().statusCode(400);
  }

  @Test
  void whatTheMergeQueueLandsIsAppliedToo() {
    let();
    try (Pushes pushes = new Pushes(kafka, repository, environment)) {
      pushes.merged(1);
      pushes.passed(1);

      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(kinds(pushes.commit(1))).contains("apply"));
    }
  }

  @Test
  void whatIsHeardOfCommitsBecomesRuns() {
    let();
    try (Pushes pushes = new Pushes(kafka, repository, environment)) {
      pushes.pushed(1, "proposal");
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(kinds(pushes.commit(1))).contains("proposal"));

      pushes.pushed(2, "main");
      pushes.passed(2);

      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(kinds(pushes.commit(2))).contains("apply"));
      assertThat(kinds(pushes.commit(1))).doesNotContain("apply");
    }
  }

  private static java.util.List<String> kinds(String commit) {
    return as("viewer")
        .queryParam("commit", commit)
        .get("/api/deploy/configuration-runs")
        .jsonPath()
        .getList("kind");
  }

  private void let() {
    as("operator")
        .body(Map.of("repository", repository))
        .put(CONFIGURATIONS + environment)
        .then()
        .statusCode(200);
  }

  private static RequestSpecification as(String role) {
    return given().contentType("application/json").auth().oauth2(TestTokens.asUser("ada", role));
  }
}
