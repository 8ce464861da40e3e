package io.threeways.agent.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent's HTTP API, in a running application with this host's sandbox. */
@QuarkusTest
@RealParts({})
class AgentApiTest {
  private final String id = "build-test-" + UUID.randomUUID();

  @BeforeEach
  void aWorkspace() {
    asBuild()
        .contentType("application/x-tar")
        .body(Archives.of("hello", "hello world"))
        .put("/api/agent/workspaces/" + id)
        .then()
        .statusCode(204);
  }

  @Test
  void itSaysWhatItCanDo() {
    asBuild()
        .get("/api/agent")
        .then()
        .statusCode(200)
        .body("sandbox", equalTo("bubblewrap"))
        .body("limits.time", equalTo("PT6H"));
  }

  @Test
  void aProcessIsStartedWaitedForAndRead() {
    put(id, step("cat hello; exit 3")).then().statusCode(201);

    asBuild()
        .get("/api/agent/processes/" + id + "?wait=PT20S&since=3")
        .then()
        .statusCode(200)
        .body("state", equalTo("exited"))
        .body("exitCode", equalTo(3))
        .body("outputBytes", equalTo(11));
    asBuild()
        .get("/api/agent/processes/" + id + "/output?offset=6")
        .then()
        .statusCode(200)
        .body(equalTo("world"));
    asBuild().get("/api/agent/processes?prefix=" + id).then().body("id", hasItem(id));
  }

  @Test
  void outputIsFollowedToItsEnd() {
    put(id, step("echo one; sleep 0.3; echo two")).then().statusCode(201);

    asBuild()
        .get("/api/agent/processes/" + id + "/output?follow=true")
        .then()
        .body(equalTo("one\ntwo\n"));
  }

  @Test
  void askingTwiceStartsOnceAndALowerEpochIsRefused() {
    put(id, step("sleep 30")).then().statusCode(201);
    put(id, step("sleep 30").replace("\"epoch\":1", "\"epoch\":2"))
        .then()
        .statusCode(200)
        .body("epoch", equalTo(2));

    put(id, step("sleep 30"))
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/agent/fenced"));
    put(id, step("sleep 31").replace("\"epoch\":1", "\"epoch\":2"))
        .then()
        .statusCode(409)
        .body("type", endsWith("different-process"));
    asBuild().delete("/api/agent/workspaces/" + id).then().statusCode(409);
    asBuild().delete("/api/agent/processes/" + id).then().statusCode(202);
    asBuild()
        .get("/api/agent/processes/" + id + "?wait=PT20S&since=3")
        .then()
        .body("state", equalTo("exited"))
        .body("reason", equalTo("stopped on request"));
    asBuild().delete("/api/agent/processes/" + id).then().statusCode(202);
    asBuild().delete("/api/agent/processes/build-no-such").then().statusCode(204);
  }

  @Test
  void aFolderIsReadBackAsAnArchive() throws Exception {
    put(id, step("mkdir -p out/a && echo made >out/a/file && ln -s /etc/passwd out/link"));
    asBuild().get("/api/agent/processes/" + id + "?wait=PT20S&since=3");

    byte[] archive = asBuild().get("/api/agent/workspaces/" + id + "/files?path=out").asByteArray();

    try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      assertThat(tar.getNextEntry()).extracting(TarArchiveEntry::getName).isEqualTo("out/");
      assertThat(tar.getNextEntry()).extracting(TarArchiveEntry::getName).isEqualTo("out/a/");
      assertThat(tar.getNextEntry()).extracting(TarArchiveEntry::getName).isEqualTo("out/a/file");
      assertThat(new String(tar.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("made\n");
      assertThat(tar.getNextEntry()).isNull();
    }
    asBuild().get("/api/agent/workspaces/" + id + "/files?path=out/link").then().statusCode(404);
    asBuild().get("/api/agent/workspaces/" + id + "/files?path=../..").then().statusCode(400);
  }

  @Test
  void whatCannotBeUnderstoodIsNamed() {
    put(id, "{\"epoch\":1,\"workspace\":\"w\",\"command\":[\"x\"],\"comand\":[]}")
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/comand"));
    put(id, step("x").replace("\"limits\":{}", "\"limits\":{\"memoryMiB\":-1}"))
        .then()
        .statusCode(422)
        .body("pointer", equalTo("/limits"))
        .body("detail", containsString("positive"));
    put(id, step("x").replace("\"limits\":{}", "\"limits\":{\"memoryMiB\":9999999}"))
        .then()
        .statusCode(400)
        .body("detail", containsString("above"));
    put(id, step("x").replace("\"workspace\":\"" + id, "\"workspace\":\"build-no-such"))
        .then()
        .statusCode(409)
        .body("type", endsWith("unknown-workspace"));
  }

  @Test
  void aNetworkOfAnothersIsJoinedOnlyWhileItIsThere() {
    String shared =
        step("x").replace("\"limits\":{}", "\"network\":\"private\",\"shared\":%s,\"limits\":{}");

    put(id, shared.formatted("{\"name\":\"deploy-net-x\"}"))
        .then()
        .statusCode(403)
        .body("type", endsWith("not-yours"));
    put(id, shared.formatted("{\"name\":\"deploy-net-x\",\"join\":true}"))
        .then()
        .statusCode(409)
        .body("type", endsWith("unknown-network"));
    put(id, shared.formatted("{\"name\":\"../x\"}")).then().statusCode(422);
    put(
            id,
            step("x")
                .replace(
                    "\"limits\":{}", "\"shared\":{\"name\":\"%s\"},\"limits\":{}".formatted(id)))
        .then()
        .statusCode(400)
        .body("detail", containsString("private"));
  }

  @Test
  void aHostileIdIsRefused() {
    for (String hostile :
        new String[] {"..", "%2e%2e", "a%2Fb", "a%0Ab", "A", "a%20b", "x".repeat(5000)}) {
      asBuild()
          .urlEncodingEnabled(false)
          .contentType("application/json")
          .body(step("x"))
          .put("/api/agent/processes/" + hostile)
          .then()
          .statusCode(not(201))
          .statusCode(not(500));
    }
    asBuild()
        .contentType("application/x-tar")
        .body(Archives.of("../escaped", "x"))
        .put("/api/agent/workspaces/" + id)
        .then()
        .statusCode(400)
        .body("detail", containsString("leads out of the workspace"));
  }

  @Test
  void whoMayNotIsTurnedAway() {
    given().get("/api/agent").then().statusCode(401);
    String developer = TestTokens.asUser("ann", "developer");
    given().auth().oauth2(developer).get("/api/agent").then().statusCode(403);
    String operator = TestTokens.asUser("bob", "operator");
    given().auth().oauth2(operator).get("/api/agent/processes").then().statusCode(200);
    given().auth().oauth2(operator).delete("/api/agent/processes/" + id).then().statusCode(403);
  }

  @Test
  void aServiceSeesAndRunsOnlyWhatIsItsOwn() {
    put(id, step("cat hello")).then().statusCode(201);
    RequestSpecification deploy = given().auth().oauth2(TestTokens.asService("deploy"));

    for (String path :
        List.of(
            "processes/" + id,
            "processes/" + id + "/output",
            "processes?prefix=build-",
            "processes",
            "workspaces/" + id + "/files")) {
      deploy
          .get("/api/agent/" + path)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/agent/not-yours"));
    }
    deploy.delete("/api/agent/processes/" + id).then().statusCode(403);
    deploy.delete("/api/agent/workspaces/" + id).then().statusCode(403);
    deploy
        .contentType("application/x-tar")
        .body(Archives.of("hello", "evil"))
        .put("/api/agent/workspaces/" + id)
        .then()
        .statusCode(403);
  }

  @Test
  void aServiceRunsNothingInAnothersWorkspaceAndNoKindThatIsNotItsOwn() {
    String inAnothers =
        step("cat hello").replace("\"workspace\":\"build", "\"workspace\":\"deploy");
    put(id + "-a", inAnothers).then().statusCode(403);
    put(id + "-b", step("cat hello").replace("step", "server")).then().statusCode(403);
    put("deploy-" + UUID.randomUUID(), step("cat hello")).then().statusCode(403);
    given()
        .auth()
        .oauth2(TestTokens.asService("telemetry"))
        .contentType("application/json")
        .body(step("cat hello"))
        .put("/api/agent/processes/" + id + "-c")
        .then()
        .statusCode(403);
  }

  @Test
  void aServiceSpeaksForNobodyButItself() {
    String forged =
        TestTokens.signed("telemetry", "telemetry", "build", Duration.ofMinutes(1), "service");

    given().auth().oauth2(forged).get("/api/agent/processes/" + id).then().statusCode(401);
  }

  private static RequestSpecification asBuild() {
    return given().auth().oauth2(TestTokens.asService("build"));
  }

  private static io.restassured.response.Response put(String id, String body) {
    return asBuild().contentType("application/json").body(body).put("/api/agent/processes/" + id);
  }

  private String step(String script) {
    return """
        {"epoch":1,"workspace":"%s","kind":"step","command":["sh","-c","%s"],"limits":{}}"""
        .formatted(id, script);
  }
}
