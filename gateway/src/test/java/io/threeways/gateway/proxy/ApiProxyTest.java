package io.threeways.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.threeways.gateway.GatewayParts;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts("gateway")
@QuarkusTestResource(value = GatewayParts.class, restrictToAnnotatedClass = true)
class ApiProxyTest {
  private static final int MEBIBYTE = 1 << 20;

  @Test
  void aServiceLearnsWhoCallsFromAFreshSignedToken() {
    String seen =
        admin()
            .get("/api/deploy/applications?a=b&c=..")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(seen).startsWith("GET /api/deploy/applications?a=b&c=..\n");
    assertThat(payloadOf(seen))
        .contains("\"iss\":\"gateway\"", "\"threeways\"", "\"sub\":\"root\"", "\"admin\"");
    assertThat(seen).doesNotContain(GatewayParts.ADMIN_TOKEN);
  }

  @Test
  void aSessionStaysBetweenTheBrowserAndTheGateway() {
    admin()
        .cookie("threeways-session", "secret")
        .get("/api/build/builds")
        .then()
        .statusCode(200)
        .body(not(containsString("secret")));
  }

  @Test
  void whatIsForOneConnectionIsNotPassedBack() {
    ValidatableResponse response = admin().get("/api/learning/changes").then().statusCode(200);

    response.header("X-Secret", nullValue());
  }

  @Test
  void aServiceThatIsAwayIsNamed() {
    admin()
        .get("/api/telemetry/query")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .body("type", is("/problems/gateway/service-away"))
        .body("detail", containsString("telemetry"));
  }

  @Test
  void anEventReachesItsReaderWhileTheStreamStaysOpen() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(20_000);
      write(
          socket,
          "GET /api/learning/live HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
              + GatewayParts.ADMIN_TOKEN
              + "\r\n\r\n");
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

      String line = lines.readLine();
      while (!line.equals("data: {}")) {
        line = lines.readLine();
      }
    }
  }

  @Test
  void aWebhookPassesWithoutACredentialAsNobody() {
    String seen =
        given()
            .header("X-Hub-Signature-256", "sha256=00")
            .body("{}")
            .post("/api/build/webhooks/theirs")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(seen)
        .startsWith("POST /api/build/webhooks/theirs\n")
        .containsIgnoringCase("X-Hub-Signature-256: sha256=00");
    assertThat(payloadOf(seen)).contains("\"sub\":\"webhook\"", "\"groups\":[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/build/webhooks",
        "/api/build/webhooks/",
        "/api/build/webhooks/theirs/",
        "/api/build/webhooks/theirs/more",
        "/api/build/webhooks/Theirs",
        "/api/build/mirrors",
        "/api/events"
      })
  void nothingElsePassesWithoutACredential(String path) {
    given().body("{}").post(path).then().statusCode(401);
  }

  @Test
  void aWebhooksAddressIsOpenToNoOtherMethod() {
    given().get("/api/build/webhooks/theirs").then().statusCode(401);
    given().body("{}").put("/api/build/webhooks/theirs").then().statusCode(401);
    given().delete("/api/build/webhooks/theirs").then().statusCode(401);
  }

  @Test
  void theAgentAnswersOperatorsOnly() {
    given()
        .header("Authorization", "Bearer " + TestTokens.asUser("dev", "developer"))
        .get("/api/agent/processes")
        .then()
        .statusCode(403)
        .body("type", is("/problems/gateway/not-an-operator"));
    given()
        .header("Authorization", "Bearer " + TestTokens.asUser("ops", "operator"))
        .get("/api/agent")
        .then()
        .statusCode(200);
  }

  @Test
  void bodiesAreBoundedExceptThoseOfPushes() {
    byte[] large = new byte[11 * MEBIBYTE];

    admin()
        .body(large)
        .post("/api/events")
        .then()
        .statusCode(413)
        .body("type", is("/problems/gateway/body-too-large"));
    byte[] history = new byte[20 * MEBIBYTE];
    admin()
        .body(history)
        .post("/git/shop.git/git-receive-pack")
        .then()
        .statusCode(200)
        .body(containsString("body: " + history.length));
  }

  @Test
  void whatTheGatewayReadsItselfIsSmall() throws Exception {
    admin()
        .body(new byte[MEBIBYTE])
        .post("/api/gateway/tokens")
        .then()
        .statusCode(413)
        .body("type", is("/problems/gateway/body-too-large"));
    assertThat(raw(chunked("/api/gateway/tokens", MEBIBYTE))).startsWith("HTTP/1.1 413");
  }

  @Test
  void nobodyTakesAllConnectionsOfAService() throws Exception {
    String streamer = "Bearer " + TestTokens.asUser("streamer", "viewer");
    List<Socket> streams = new ArrayList<>();
    try {
      for (int i = 0; i < 64; i++) {
        Socket stream = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        streams.add(stream);
        stream.setSoTimeout(20_000);
        write(
            stream,
            "GET /api/learning/live HTTP/1.1\r\nHost: gateway\r\nAuthorization: "
                + streamer
                + "\r\n\r\n");
        assertThat(stream.getInputStream().read()).isEqualTo('H');
      }

      given()
          .header("Authorization", streamer)
          .get("/api/learning/changes")
          .then()
          .statusCode(429)
          .body("type", is("/problems/gateway/too-many-calls"));
      admin().get("/api/learning/changes").then().statusCode(200);
    } finally {
      for (Socket stream : streams) {
        stream.close();
      }
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                given()
                    .header("Authorization", streamer)
                    .get("/api/learning/changes")
                    .then()
                    .statusCode(200));
  }

  @Test
  void aPageMayRunNoScriptButItsOwnAndBeInNoFrame() {
    admin()
        .accept("text/html")
        .get("/")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("X-Content-Type-Options", is("nosniff"))
        .header("Referrer-Policy", is("no-referrer"));
  }

  @Test
  void aBodyWithoutALengthIsBoundedAsWell() throws Exception {
    String answer = raw(chunked("/api/events", 11 * MEBIBYTE));

    assertThat(answer).startsWith("HTTP/1.1 413");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/build/../deploy/x",
        "/api/build/%2e%2e/deploy/x",
        "/git/a%2fb.git/info/refs",
        "/git/a%5cb.git/info/refs",
        "/git/a%00.git/info/refs",
        "//api/build/x",
        "/api/build;x/y"
      })
  void aPathThatCouldMeanTwoThingsGoesNowhere(String path) throws Exception {
    String answer =
        raw(
            "GET "
                + path
                + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                + GatewayParts.ADMIN_TOKEN
                + "\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("/problems/gateway/bad-path");
  }

  @Test
  void anObscureTransferCodingEndsTheConnection() throws Exception {
    String answer =
        raw(
            "POST /api/nothing HTTP/1.1\r\nHost: gateway\r\nTransfer-Encoding: xchunked\r\n\r\n"
                + "GET /q/health/live HTTP/1.1\r\nHost: gateway\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 501")
        .contains("/problems/gateway/unknown-transfer-coding")
        .containsOnlyOnce("HTTP/1.1");
  }

  @Test
  void whatNobodyOwnsIsNotFound() {
    admin().get("/api/nothing").then().statusCode(404).contentType("application/problem+json");
  }

  @Test
  void withoutATokenNothingReachesAService() {
    given().get("/api/build/builds").then().statusCode(401);
    given().body(Map.of()).post("/api/events").then().statusCode(401);
  }

  private static String chunked(String path, int bytes) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
        + GatewayParts.ADMIN_TOKEN
        + "\r\nConnection: close\r\nContent-Type: application/json\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n"
        + (Integer.toHexString(MEBIBYTE) + "\r\n" + " ".repeat(MEBIBYTE) + "\r\n")
            .repeat(bytes / MEBIBYTE)
        + "0\r\n\r\n";
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(20_000);
      Thread writer = Thread.ofVirtual().start(() -> write(socket, request));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      writer.interrupt();
      return answer;
    }
  }

  private static void write(Socket socket, String request) {
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // Refused before all of it was sent: the answer says why.
      return;
    }
  }

  private static String payloadOf(String seen) {
    String payload =
        seen.lines()
            .filter(line -> line.startsWith("Authorization: Bearer "))
            .map(line -> line.split("\\.", -1)[1])
            .findFirst()
            .orElseThrow();
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
  }

  private static RequestSpecification admin() {
    return given()
        .header("Authorization", "Bearer " + GatewayParts.ADMIN_TOKEN)
        .contentType("application/json");
  }
}
