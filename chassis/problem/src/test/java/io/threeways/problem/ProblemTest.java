package io.threeways.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts({})
class ProblemTest {

  @Test
  void aResourceSaysWhatIsWrong() {
    problem(developer().get("/orders/7"), 404)
        .body("type", equalTo("/problems/shop/unknown-order"))
        .body("title", equalTo("Unknown order"))
        .body("detail", equalTo("There is no order 7."))
        .body("instance", equalTo("/orders/7"))
        .body("number", equalTo(7))
        .body("line", equalTo(3))
        .body("column", equalTo(14));
  }

  @Test
  void aBodyThatIsNotJsonIsLocated() {
    problem(order("{\n \"customer\": ada\n}"), 400)
        .body("type", equalTo("/problems/json/malformed"))
        .body("line", equalTo(2))
        .body("detail", containsString("ada"));
  }

  @Test
  void aTruncatedBodyIsLocated() {
    problem(order("{\"customer\":"), 400).body("line", equalTo(1));
  }

  @Test
  void anUnknownMemberIsNamed() {
    problem(order("{\"customer\":\"ada\",\"lines\":[{\"artikle\":\"tea\",\"count\":1}]}"), 422)
        .body("type", equalTo("/problems/json/refused"))
        .body("pointer", equalTo("/lines/0/artikle"))
        .body("detail", equalTo("'artikle' is not known here; known are: article, count"));
  }

  @Test
  void aMemberOfTheWrongTypeIsNamed() {
    problem(order("{\"customer\":\"ada\",\"lines\":[{\"article\":\"tea\",\"count\":\"x\"}]}"), 422)
        .body("pointer", equalTo("/lines/0/count"))
        .body("detail", equalTo("'x' is not a int"));
  }

  @Test
  void aRefusedValueIsNamedInTheWordsOfTheRefusal() {
    problem(order("{\"customer\":\"ada\",\"lines\":[{\"article\":\"tea\",\"count\":0}]}"), 422)
        .body("pointer", equalTo("/lines/0"))
        .body("detail", equalTo("count is 0, but begins with 1"));
  }

  @Test
  void whatFollowsTheDocumentIsRefused() {
    problem(order("{\"customer\":\"ada\",\"lines\":[]} and more"), 400);
  }

  @Test
  void anUnknownPathIsAProblem() {
    problem(developer().get("/nowhere"), 404)
        .body("type", equalTo("about:blank"))
        .body("title", equalTo("Not Found"))
        .body("detail", containsString("/nowhere"));
  }

  @Test
  void anUnreadablePathParameterIsAProblem() {
    problem(developer().get("/orders/seven"), 404);
  }

  @Test
  void anUnreadableQueryParameterIsAProblem() {
    problem(developer().get("/orders/duration?page=first"), 404);
  }

  @Test
  void aWrongMethodIsAProblem() {
    problem(developer().delete("/orders"), 405).body("detail", containsString("OPTIONS"));
  }

  @Test
  void anUnknownMediaTypeIsAProblem() {
    problem(developer().contentType(ContentType.XML).body("<order/>").post("/orders"), 415);
  }

  @Test
  void anUnobtainableMediaTypeIsAProblem() {
    problem(developer().accept(ContentType.XML).get("/orders/duration"), 406);
  }

  @Test
  void anAnnouncedOversizedBodyIsAProblem() throws IOException {
    String answer = RawHttp.post("/orders", "Content-Length: 11000000", OutputStream::flush);

    assertThat(answer).startsWith("HTTP/1.1 413").contains(Problem.MEDIA_TYPE, "11000000 bytes");
  }

  @Test
  void anUnannouncedOversizedBodyIsRefused() throws IOException {
    String answer =
        RawHttp.post("/orders", "Transfer-Encoding: chunked", ProblemTest::twoMebibytesAndABit);

    assertThat(answer).startsWith("HTTP/1.1 413");
  }

  @Test
  void bodiesThatTogetherAreTooManyWaitTheirTurn() throws IOException {
    try (Socket first = RawHttp.begin("/orders", "Content-Length: 9000000")) {
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(
                          RawHttp.post("/orders", "Content-Length: 9000000", OutputStream::flush))
                      .startsWith("HTTP/1.1 503")
                      .contains(Problem.MEDIA_TYPE, "retry-after: 1", "body-budget"));
      order("{\"customer\":\"ada\",\"lines\":[]}").then().statusCode(200);
    }

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        RawHttp.post(
                            "/orders",
                            "Content-Length: 9000000",
                            connection -> connection.write(new byte[9_000_000])))
                    .startsWith("HTTP/1.1 400"));
  }

  @Test
  void aMissingTokenIsAProblem() {
    problem(given().get("/orders/duration"), 401)
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("detail", containsString("Authorization: Bearer"));
  }

  @Test
  void anExpiredTokenIsAProblem() {
    String expired =
        TestTokens.signed("gateway", "gateway", "ada", Duration.ofHours(-1), "developer");

    problem(given().auth().oauth2(expired).get("/orders/duration"), 401)
        .header("WWW-Authenticate", containsString("invalid_token"));
  }

  @Test
  void aTokenThatIsNoneIsAProblem() {
    problem(given().auth().oauth2("nonsense").get("/orders/duration"), 401)
        .header("WWW-Authenticate", containsString("invalid_token"));
  }

  @Test
  void aMissingRoleIsAProblem() {
    problem(developer().get("/orders/all"), 403).body("detail", containsString("roles"));
  }

  @Test
  void aRefusalBeforeRoutingIsAProblem() {
    problem(developer().get("/plain/admins/x"), 403);
  }

  @Test
  void whatNobodyForesawIsNamedButNotTold() {
    problem(developer().get("/orders/broken"), 500)
        .body("instance", matchesPattern("urn:uuid:[0-9a-f-]{36}"))
        .body("detail", allOf(containsString("error"), not(containsString("cellar"))));
  }

  @Test
  void aPlainRouteThatBreaksIsAProblem() {
    problem(developer().get("/plain/broken"), 500).body("detail", not(containsString("cellar")));
  }

  @Test
  void aPlainRouteThatRefusesIsAProblem() {
    problem(developer().get("/plain/refused"), 409).body("title", equalTo("Conflict"));
  }

  @Test
  void aPlainRouteSaysWhatIsWrong() {
    problem(developer().get("/plain/problem"), 503)
        .body("type", equalTo("/problems/shop/closed"))
        .body("detail", equalTo("It is Sunday."));
  }

  @Test
  void durationsAreWrittenInIso8601() {
    developer().get("/orders/duration").then().statusCode(200).body("duration", equalTo("PT30S"));
  }

  private static void twoMebibytesAndABit(OutputStream body) throws IOException {
    byte[] mebibyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    body.write("1\r\n\"\r\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 2; i++) {
      body.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
      body.write(mebibyte);
      body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.write("2\r\nxx\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    body.flush();
  }

  private static io.restassured.response.Response order(String body) {
    return developer().contentType(ContentType.JSON).body(body).post("/orders");
  }

  private static RequestSpecification developer() {
    return given().auth().oauth2(TestTokens.asUser("ada", "developer"));
  }

  private static ValidatableResponse problem(
      io.restassured.response.Response response, int status) {
    return response
        .then()
        .statusCode(status)
        .contentType(Problem.MEDIA_TYPE)
        .body("status", equalTo(status));
  }
}
