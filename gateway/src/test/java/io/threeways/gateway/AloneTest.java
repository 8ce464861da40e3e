package io.threeways.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.gateway.traffic.http.ApplicationListener;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What a gateway still does that starts with everything else down. */
@QuarkusTest
@QuarkusTestResource(value = NothingElseRuns.class, restrictToAnnotatedClass = true)
class AloneTest {
  @Inject ApplicationListener listener;

  @Test
  void customersAreServedFromTheTableOnDisk() {
    given()
        .port(listener.port())
        .header("Host", "shop.production.localhost")
        .get("/basket")
        .then()
        .statusCode(200)
        .body(containsString("GET /basket"));
  }

  @Test
  void itIsReady() {
    given().get("/q/health").then().statusCode(200).body("status", is("UP"));
  }

  @Test
  void theFirstAdminComesInAndLearnsWhatIsAway() {
    given()
        .header("Authorization", "Bearer " + GatewayParts.ADMIN_TOKEN)
        .get("/api/build/builds")
        .then()
        .statusCode(503)
        .body("type", is("/problems/gateway/service-away"))
        .body("detail", containsString("build does not answer"));
  }

  @Test
  void whoCannotBeLookedUpIsNotToldThatTheirTokenIsBad() {
    given()
        .header("Authorization", "Bearer tw_of-somebody")
        .get("/api/gateway/me")
        .then()
        .statusCode(503)
        .body("type", is("/problems/gateway/credentials-unavailable"));
  }

  @Test
  void whatNeedsTheDatabaseSaysSo() {
    given()
        .header("Authorization", "Bearer " + GatewayParts.ADMIN_TOKEN)
        .get("/api/gateway/members")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .body("type", is("/problems/gateway/database-away"));
  }
}
