package io.threeways.journeys;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing answers without a token. */
class TokenJourney {
  private static final Duration REVOCATION = Duration.ofSeconds(5);
  private static final Installation INSTALLATION = Installation.shared();
  private static final String API = INSTALLATION.api().toString();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/build/repositories",
        "/api/build/builds",
        "/api/deploy/applications",
        "/api/deploy/deployments",
        "/api/telemetry/query",
        "/api/telemetry/judgements",
        "/api/learning/changes",
        "/api/learning/events",
        "/api/learning/live",
        "/api/gateway/tokens",
        "/api/gateway/routes",
        "/api/agent",
        "/git/shop.git/info/refs?service=git-upload-pack",
        "/no/such/path"
      })
  void withoutATokenThereIsNoAnswer(String path) {
    given()
        .baseUri(API)
        .header("Accept", "application/json")
        .when()
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("status", equalTo(401));
  }

  @Test
  void aWrongTokenIsNoToken() {
    given()
        .baseUri(API)
        .auth()
        .oauth2("tw_" + "0".repeat(40))
        .when()
        .get("/api/build/repositories")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("detail", not(containsString("0000")));
  }

  @Test
  void theHostIsItsOwnersAlone() {
    String host = INSTALLATION.status().path("agent").asText();
    for (String path : List.of("/api/local/status", "/api/agent")) {
      given().baseUri(host).when().get(path).then().statusCode(401);
      given()
          .baseUri(host)
          .auth()
          .oauth2(INSTALLATION.token() + "0")
          .when()
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json");
      given()
          .baseUri(host)
          .auth()
          .oauth2(INSTALLATION.token())
          .when()
          .get(path)
          .then()
          .statusCode(200);
    }
  }

  @Test
  void aTokenIsShownOnceAndEndsWhenItIsRevoked() {
    String made =
        given()
            .baseUri(API)
            .auth()
            .oauth2(INSTALLATION.token())
            .contentType("application/json")
            .body("{\"name\":\"journey\"}")
            .when()
            .post("/api/gateway/tokens")
            .then()
            .statusCode(201)
            .extract()
            .asString();
    String token = Installation.json(made).path("token").asText();
    String id = Installation.json(made).path("id").asText();

    given()
        .baseUri(API)
        .auth()
        .oauth2(token)
        .when()
        .get("/api/gateway/tokens")
        .then()
        .statusCode(200)
        .body(not(containsString(token)));
    given()
        .baseUri(API)
        .auth()
        .oauth2(token)
        .when()
        .delete("/api/gateway/tokens/" + id)
        .then()
        .statusCode(204);
    // The gateway remembers for a second whose a token is.
    await()
        .atMost(REVOCATION)
        .untilAsserted(
            () ->
                given()
                    .baseUri(API)
                    .auth()
                    .oauth2(token)
                    .when()
                    .get("/api/gateway/me")
                    .then()
                    .statusCode(401));
  }
}
