package io.threeways.deploy.toggle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import org.junit.jupiter.api.Test;

/** What is still told by a service that starts with everything else down. */
@QuarkusTest
@RealParts({})
@WithTestResource(NothingElseRuns.class)
class AloneTest {
  @Test
  void togglesAreEvaluatedFromDisk() {
    evaluated("ada").body("value", equalTo(true)).body("reason", equalTo("TARGETING_MATCH"));
    evaluated("bob").body("value", equalTo(false));
  }

  @Test
  void theyAreListedToo() {
    asViewer()
        .get("/api/deploy/toggles")
        .then()
        .statusCode(200)
        .body("[0].state", equalTo("on for customer=ada"))
        .body("[0].version", equalTo(7));
  }

  @Test
  void itIsReady() {
    given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
  }

  private static ValidatableResponse evaluated(String customer) {
    return asViewer()
        .contentType("application/json")
        .body(
            "{\"context\": {\"targetingKey\": \"%1$s\", \"customer\": \"%1$s\"}}"
                .formatted(customer))
        .post("/ofrep/v1/evaluate/flags/shop.gift")
        .then()
        .statusCode(200);
  }

  private static RequestSpecification asViewer() {
    return given().auth().oauth2(TestTokens.asUser("ada", "viewer"));
  }
}
