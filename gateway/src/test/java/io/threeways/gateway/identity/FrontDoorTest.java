package io.threeways.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.threeways.gateway.GatewayParts;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts("gateway")
@QuarkusTestResource(value = GatewayParts.class, restrictToAnnotatedClass = true)
class FrontDoorTest {
  @BeforeEach
  void theSchemaIsThere() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> admin().get("/api/gateway/members").statusCode() == 200);
  }

  @Test
  void withoutATokenTheAnswerIsAProblem() {
    given()
        .get("/api/gateway/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("type", is("/problems/gateway/not-authenticated"));
  }

  @Test
  void aWrongTokenIsAnsweredLikeNone() {
    bearer("tw_wrong")
        .get("/api/gateway/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", is("/problems/gateway/not-authenticated"));
  }

  @Test
  void gitIsAskedForAPassword() {
    given()
        .get("/git/shop.git/info/refs?service=git-upload-pack")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Basic"));
    given()
        .auth()
        .preemptive()
        .basic("ann", "tw_wrong")
        .get("/git/shop.git/info/refs")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Basic"));
  }

  @Test
  void aTokenIsGitsPassword() {
    given()
        .auth()
        .preemptive()
        .basic("whoever", GatewayParts.ADMIN_TOKEN)
        .get("/git/shop.git/info/refs?service=git-upload-pack")
        .then()
        .statusCode(200)
        .body(containsString("/git/shop.git/info/refs?service=git-upload-pack"));
  }

  @Test
  void aTokenIsShownOnceAndWorksUntilItIsRevoked() {
    letIn("bob", "developer");
    Response created =
        admin().body(Map.of("name", "laptop", "member", "bob")).post("/api/gateway/tokens");
    created.then().statusCode(201).body("token", startsWith("tw_"));
    String token = created.path("token");
    bearer(token)
        .get("/api/gateway/me")
        .then()
        .body("user", is("bob"))
        .body("roles", contains("developer", "viewer"));
    admin()
        .get("/api/gateway/tokens")
        .then()
        .statusCode(200)
        .body("name", hasItem("laptop"))
        .body(not(containsString(token)));

    admin().delete("/api/gateway/tokens/" + created.path("id")).then().statusCode(204);

    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> bearer(token).get("/api/gateway/me").then().statusCode(401));
  }

  @Test
  void whoIsRemovedComesInNoMoreInAnyWay() {
    String token = tokenOf("dave", "developer");
    String other = tokenOf("erin", "developer");
    String session = session(token);
    URI unused = URI.create(bearer(token).post("/api/gateway/login-links").path("url"));

    bearer(other).delete("/api/gateway/members/dave").then().statusCode(403);
    admin().delete("/api/gateway/members/dave").then().statusCode(204);

    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(
            () -> {
              bearer(token).get("/api/gateway/me").then().statusCode(401);
              given()
                  .cookie("threeways-session", session)
                  .get("/api/gateway/me")
                  .then()
                  .statusCode(401);
            });
    given()
        .redirects()
        .follow(false)
        .get(unused.getPath() + "?" + unused.getQuery())
        .then()
        .statusCode(401);
    bearer(other).get("/api/gateway/me").then().statusCode(200);
    admin().get("/api/gateway/members").then().body("name", not(hasItem("dave")));
    admin().delete("/api/gateway/members/dave").then().statusCode(404);
  }

  @Test
  void whoComesInByConfigurationIsNotRemoved() {
    admin().delete("/api/gateway/members/root").then().statusCode(409);
  }

  @Test
  void nobodyMakesTokensForOthersOrMembersWithoutBeingAdmin() {
    String developer = tokenOf("carol", "developer");
    bearer(developer)
        .body(Map.of("name", "x", "member", "root"))
        .post("/api/gateway/tokens")
        .then()
        .statusCode(403)
        .body("type", is("/problems/gateway/not-yours"));
    bearer(developer)
        .body(Map.of("name", "eve", "role", "admin"))
        .post("/api/gateway/members")
        .then()
        .statusCode(403);
  }

  @Test
  void whatIsNotAMemberIsRefusedWithItsReason() {
    admin()
        .body(Map.of("name", "../etc", "role", "viewer"))
        .post("/api/gateway/members")
        .then()
        .statusCode(422)
        .body("detail", containsString("1 to 63"));
    admin().body(Map.of("role", "viewer")).post("/api/gateway/members").then().statusCode(422);
    admin()
        .body(Map.of("name", "ann", "role", "emperor"))
        .post("/api/gateway/members")
        .then()
        .statusCode(422)
        .body("detail", containsString("one of"));
  }

  @Test
  void withATokenEndsWhatItMayHaveOpened() {
    letIn("carl", "viewer");
    Response created =
        admin().body(Map.of("name", "lost", "member", "carl")).post("/api/gateway/tokens");
    String token = created.path("token");
    String session = session(token);
    URI unused = URI.create(bearer(token).post("/api/gateway/login-links").path("url"));
    given().cookie("threeways-session", session).get("/api/gateway/me").then().statusCode(200);

    admin().delete("/api/gateway/tokens/" + created.path("id")).then().statusCode(204);

    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(
            () ->
                given()
                    .cookie("threeways-session", session)
                    .get("/api/gateway/me")
                    .then()
                    .statusCode(401));
    given()
        .redirects()
        .follow(false)
        .get(unused.getPath() + "?" + unused.getQuery())
        .then()
        .statusCode(not(is(303)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"name\": \"a\\u0000b\"}",
        "{\"name\": \"a\", \"expiresIn\": \"PT99999999999H\"}",
        "{\"name\": \"a\", \"expiresIn\": \"P367D\"}"
      })
  void aTokenWithoutANameOrAnEndIsRefused(String body) {
    admin()
        .body(body)
        .post("/api/gateway/tokens")
        .then()
        .statusCode(422)
        .contentType("application/problem+json");
  }

  @Test
  void aMemberOfTheBodyThatComesTwiceIsRefused() {
    admin()
        .body("{\"name\": \"a\", \"name\": \"b\"}")
        .post("/api/gateway/tokens")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void aLoginLinkOpensOneSession() {
    URI link = URI.create(admin().post("/api/gateway/login-links").path("url"));

    Response login = given().redirects().follow(false).get(link.getPath() + "?" + link.getQuery());
    login
        .then()
        .statusCode(303)
        .header("Location", containsString("/"))
        .header("Set-Cookie", containsString("HttpOnly"))
        .header("Set-Cookie", containsString("SameSite=Strict"));
    String session = login.getCookie("threeways-session");
    given()
        .cookie("threeways-session", session)
        .get("/api/gateway/me")
        .then()
        .statusCode(200)
        .body("user", is("root"));

    given()
        .redirects()
        .follow(false)
        .get(link.getPath() + "?" + link.getQuery())
        .then()
        .statusCode(401);
    given().get("/login?code=guessed").then().statusCode(401);
    given().get("/login").then().statusCode(401);
  }

  @Test
  void aCookieChangesNothingForAPageFromElsewhere() {
    String session = session();
    given()
        .cookie("threeways-session", session)
        .header("Sec-Fetch-Site", "cross-site")
        .post("/api/gateway/login-links")
        .then()
        .statusCode(401);
    given()
        .cookie("threeways-session", session)
        .post("/api/gateway/login-links")
        .then()
        .statusCode(401);
    given()
        .cookie("threeways-session", session)
        .header("Origin", "http://evil.example")
        .post("/api/gateway/login-links")
        .then()
        .statusCode(401);
    given()
        .cookie("threeways-session", session)
        .header("Sec-Fetch-Site", "same-origin")
        .post("/api/gateway/login-links")
        .then()
        .statusCode(200);
  }

  @Test
  void aPageIsShownToNobodyWithoutASession() {
    given()
        .accept("text/html")
        .get("/")
        .then()
        .statusCode(401)
        .contentType(startsWith("text/html"))
        .body(containsString("threeways up"));
    given()
        .accept("text/html")
        .cookie("threeways-session", session())
        .get("/")
        .then()
        .statusCode(200)
        .body(containsString("<tw-console>"));
  }

  @Test
  void aServicesSignedTokenComesThrough() {
    bearer(TestTokens.asService("deploy"))
        .get("/api/build/artifacts/1f00")
        .then()
        .statusCode(200)
        .body(containsString("GET /api/build/artifacts/1f00"));
    bearer(TestTokens.signed("build", "build", "build", Duration.ofMinutes(1), "admin"))
        .get("/api/gateway/members")
        .then()
        .statusCode(403);
  }

  @Test
  void routesShowWhoServesWhat() {
    admin()
        .get("/api/gateway/routes")
        .then()
        .statusCode(200)
        .body("services.build", equalTo("monolith"))
        .body("services.telemetry", equalTo("telemetry"));
  }

  private static String session() {
    return session(GatewayParts.ADMIN_TOKEN);
  }

  private static String session(String token) {
    URI link = URI.create(bearer(token).post("/api/gateway/login-links").path("url"));
    return given()
        .redirects()
        .follow(false)
        .get(link.getPath() + "?" + link.getQuery())
        .getCookie("threeways-session");
  }

  private static String tokenOf(String member, String role) {
    letIn(member, role);
    return admin()
        .body(Map.of("name", "test", "member", member))
        .post("/api/gateway/tokens")
        .path("token");
  }

  private static void letIn(String member, String role) {
    admin()
        .body(Map.of("name", member, "role", role))
        .post("/api/gateway/members")
        .then()
        .statusCode(200);
  }

  private static RequestSpecification admin() {
    return bearer(GatewayParts.ADMIN_TOKEN);
  }

  private static RequestSpecification bearer(String token) {
    return given().header("Authorization", "Bearer " + token).contentType("application/json");
  }
}
