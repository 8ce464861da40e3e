package io.threeways.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.gateway.traffic.http.ApplicationListener;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/change",
        "/change/shop/7",
        "/build/shop/42",
        "/rollout/01939d2a-0000-7000-8000-00000000de01",
        "/environments",
        "/toggles"
      })
  void everyPageOfTheConsoleIsTheShellWithItsPolicy(String page) {
    given()
        .header("Authorization", "Bearer " + GatewayParts.ADMIN_TOKEN)
        .accept("text/html")
        .get(page)
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("X-Content-Type-Options", is("nosniff"))
        .header("Cache-Control", is("no-cache"))
        .body(containsString("<tw-console>"))
        .body(containsString("src=\"/static/"))
        .body(not(containsString("{#bundle")));
  }

  @Test
  void aPageIsShownToNobodyWithoutASession() {
    given()
        .accept("text/html")
        .get("/change/shop/7")
        .then()
        .statusCode(401)
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(containsString("You are not logged in"))
        .body(not(containsString("tw-console")));
  }

  @Test
  void anAddressThatNoPageHasIsNotThere() {
    given()
        .header("Authorization", "Bearer " + GatewayParts.ADMIN_TOKEN)
        .get("/changes/shop/7")
        .then()
        .statusCode(404);
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
