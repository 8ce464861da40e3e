package io.threeways.build.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.threeways.build.BuildSettings;
import io.threeways.build.PushedShop;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From {@code git push} to what is left of it, with real git, database and processes. */
@QuarkusTest
@RealParts("build")
class BuildOfAPushTest {
  private static final String GREEN =
      """
      version: 1
      stages:
        - {name: compile, run: "mkdir -p out/shop; echo hello from compile; cp README out/shop/"}
        - {name: package, run: "echo packed > out/shop/shop.txt", needs: [compile], artifact: out/shop}
      deploy: {application: shop, run: cat shop.txt}
      """;

  @TempDir Path outside;
  @Inject LocalAgent agent;
  @Inject BuildQueue queue;
  @Inject BuildSettings settings;
  private PushedShop shop;

  @BeforeEach
  void open() {
    shop = PushedShop.empty();
  }

  @AfterEach
  void close() {
    agent.comeUp();
    shop.close();
  }

  @Test
  void aPushIsBuiltAndLeavesItsArtifact() throws Exception {
    shop.git().file("README", "the shop\n");
    shop.withPipeline(GREEN);

    String terminal = shop.pushed("main");

    assertThat(terminal).contains("remote: build " + shop.name() + "/1 is queued");
    JsonPath build = shop.awaitBuild(1, "passed");
    assertThat(build.getList("stages.name")).containsExactly("compile", "package");
    assertThat(build.getList("stages.state")).containsOnly("passed");
    assertThat(build.getString("title")).isEqualTo("Change the pipeline");
    assertThat(shop.log(1)).contains("hello from compile\n", "» stage compile passed");
    assertThat(artifactFiles()).containsExactlyInAnyOrder("README=the shop", "shop.txt=packed");
  }

  @Test
  void theLogIsFollowedLiveAndGoesOnFromAnEvent() throws Exception {
    Path gate = outside.resolve("gate");
    shop.withPipeline(
        """
        version: 1
        stages:
          - {name: slow, run: "echo first; while [ ! -e %s ]; do sleep 0.02; done; echo second"}
        """
            .formatted(gate));
    shop.pushed("main");

    await().atMost(Duration.ofMinutes(1)).until(() -> shop.log(1).contains("first"));
    assertThat(shop.log(1)).doesNotContain("second");
    Files.createFile(gate);
    String events = events("");
    String afterFirst = events.substring(0, events.indexOf("data: first"));
    String id = afterFirst.substring(afterFirst.lastIndexOf("id: ") + 4).strip();

    assertThat(events).contains("data: second").endsWith("data: passed\n\n");
    assertThat(events(id)).doesNotContain("data: first").contains("data: second");
  }

  @Test
  void aLineOfTheLogSaysWhichStageWroteIt() {
    shop.withPipeline(
        """
        version: 1
        stages:
          - {name: quote, run: "echo 'one \\"word\\"'"}
        """);
    shop.pushed("main");
    shop.awaitBuild(1, "passed");

    String events = follow("json", "").statusCode(200).extract().asString();

    assertThat(events)
        .contains("data: {\"stage\":\"quote\",\"text\":\"one \\\"word\\\"\",\"ended\":true}")
        .contains("data: {\"stage\":null,\"text\":\"stage quote passed")
        .endsWith("data: passed\n\n");
    follow("xml", "").statusCode(400);
  }

  @Test
  void aRedBuildSaysWhichTestWhereAndWhatChanged() {
    shop.git().file("src/Cart.java", "class Cart {}");
    shop.withPipeline(
        """
        version: 1
        stages:
          - name: unit
            level: unit
            tests: reports/*.xml
            run: |
              mkdir reports
              cat > reports/TEST.xml <<'END'
              <testsuite name="CartTest" tests="2" failures="1"><testcase classname="io.CartTest" name="adds">
              <failure message="3 is not 4">at io.CartTest.adds(CartTest.java:7)</failure></testcase>
              <testcase classname="io.CartTest" name="empties"/></testsuite>
              END
              exit 1
          - {name: package, run: "true", needs: [unit]}
        """);
    shop.pushed("main");

    JsonPath build = shop.awaitBuild(1, "failed");

    assertThat(build.getString("cause.fault")).isEqualTo("code");
    assertThat(build.getString("cause.stage")).isEqualTo("unit");
    assertThat(build.getString("cause.failures[0].test")).isEqualTo("adds");
    assertThat(build.getString("cause.failures[0].file")).isEqualTo("io/CartTest.java");
    assertThat(build.getInt("cause.failures[0].line")).isEqualTo(7);
    assertThat(build.getList("cause.changedFiles"))
        .containsExactly(".threeways.yaml", "src/Cart.java");
    assertThat(build.getList("stages.name")).containsExactly("unit");
    assertThat(build.getInt("stages[0].tests.failed")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          <testsuite name='T'><testcase name='a'/>                                | reports/T.xml:2:1:
          <!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><testsuite name='&x;'/> | reports/T.xml:1:
          <testsuite name='T' failures='1'><testcase name='a'/></testsuite>        | reports/T.xml:1:
          """)
  void aReportThatCannotBeBelievedMakesTheBuildRedAndIsLocated(String report, String place) {
    shop.git().file("report", report + "\n");
    shop.withPipeline(
        """
        version: 1
        stages:
          - {name: unit, run: mkdir reports; cp report reports/T.xml, tests: reports/*.xml}
          - {name: package, run: "echo x > x", needs: [unit], artifact: x}
        """);
    shop.pushed("main");

    JsonPath build = shop.awaitBuild(1, "failed");

    assertThat(build.getString("cause.message"))
        .startsWith("a test report cannot be believed: " + place);
    assertThat(shop.log(1)).contains(place).doesNotContain("root:");
    assertThat(build.getList("stages.name")).containsExactly("unit");
  }

  @Test
  void aReportThatCountsWronglyIsCountedByItsCasesAndToldSo() {
    shop.withPipeline(
        """
        version: 1
        stages:
          - name: unit
            run: |
              echo '<testsuite name="T" tests="7"><testcase name="a"/></testsuite>' > T.xml
            tests: T.xml
        """);
    shop.pushed("main");

    JsonPath build = shop.awaitBuild(1, "passed");

    assertThat(build.getInt("stages[0].tests.passed")).isEqualTo(1);
    assertThat(shop.log(1)).contains("T.xml:1:31: testsuite 'T' says tests=\"7\", its cases say 1");
  }

  @Test
  void aHostThatFailsIsNotTheCodesFaultAndIsTriedAgain() {
    agent.goDown();
    shop.withPipeline(GREEN.replace("cp README out/shop/", "true"));
    shop.pushed("main");

    JsonPath build = shop.awaitBuild(1, "failed");

    assertThat(build.getString("cause.fault")).isEqualTo("infrastructure");
    assertThat(build.getInt("attempt")).isEqualTo(3);
    assertThat(shop.log(1)).contains("the host failed, not the code: the agent is down");
  }

  @Test
  void aStageThatTheHostLosesSightOfIsStoppedAndDoesNotRunInTheRecord() throws Exception {
    Path pids = outside.resolve("pids");
    shop.withPipeline(
        """
        version: 1
        stages: [{name: forever, run: "echo $$ >> %s; exec sleep 600"}]
        """
            .formatted(pids));
    shop.pushed("main");
    await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(pids));

    agent.goBlind();

    JsonPath build = shop.awaitBuild(1, "failed");
    assertThat(build.getList("stages.state")).containsExactly("errored");
    assertThat(build.getList("stages.message")).containsExactly("the agent is blind");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(Files.readAllLines(pids)).noneMatch(BuildOfAPushTest::runs));
  }

  @Test
  void whatNobodyForesawIsTriedAgainAndNotForEver() throws Exception {
    Files.createDirectories(
        settings.folder().resolve("logs").resolve(shop.name()).resolve("1.log"));
    shop.withPipeline(GREEN);
    shop.pushed("main");

    JsonPath build = shop.awaitBuild(1, "failed");

    assertThat(build.getString("cause.fault")).isEqualTo("infrastructure");
    assertThat(build.getString("cause.message")).contains("1.log");
    assertThat(build.getInt("attempt")).isEqualTo(3);
  }

  @Test
  void aBuildGoesOnWhenItsServiceComesBackAndNoStageRunsTwice() throws Exception {
    Path gate = outside.resolve("gate");
    Path count = outside.resolve("count");
    shop.withPipeline(
        """
        version: 1
        stages:
          - {name: one, run: "echo one >> %s"}
          - {name: two, needs: [one], run: "echo two >> %s; while [ ! -e %s ]; do sleep 0.02; done; echo end"}
        """
            .formatted(count, count, gate));
    shop.pushed("main");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(count) && Files.readString(count).contains("two"));

    queue.close();
    Files.createFile(gate);
    queue.open();

    shop.awaitBuild(1, "passed");
    assertThat(Files.readString(count)).isEqualTo("one\ntwo\n");
    assertThat(shop.log(1)).contains("going on after an interruption", "end\n");
  }

  @Test
  void aBuildIsCancelledWhileItRuns() {
    shop.withPipeline("version: 1\nstages: [{name: forever, run: sleep 600}]\n");
    shop.pushed("main");
    shop.awaitBuild(1, "running");

    given()
        .auth()
        .oauth2(shop.token())
        .post("/api/build/builds/{name}/1/cancel", shop.name())
        .then()
        .statusCode(200);

    assertThat(shop.awaitBuild(1, "cancelled").getString("reason")).isEqualTo("cancelled by ada");
  }

  @Test
  void aStageWithoutItsArtifactIsRed() {
    shop.withPipeline("version: 1\nstages: [{name: package, run: 'true', artifact: out/shop}]\n");
    shop.pushed("main");

    assertThat(shop.awaitBuild(1, "failed").getString("cause.message"))
        .isEqualTo(
            "the stage passed and left no artifact: there is no 'out/shop' in the workspace");
  }

  @Test
  void anArtifactThatIsTooLargeIsTheCodesFaultAndNotTriedAgain() {
    shop.withPipeline(
        """
        version: 1
        stages: [{name: package, run: head -c 1048577 /dev/zero > shop, artifact: shop}]
        """);
    shop.pushed("main");

    JsonPath build = shop.awaitBuild(1, "failed");

    assertThat(build.getString("cause.fault")).isEqualTo("code");
    assertThat(build.getString("cause.stage")).isEqualTo("package");
    assertThat(build.getString("cause.message"))
        .isEqualTo(
            "the artifact 'shop' has more than 1048576 bytes (threeways.build.artifact-limit)");
    assertThat(build.getInt("attempt")).isEqualTo(1);
    assertThat(shop.log(1)).contains("has more than 1048576 bytes");
  }

  private static boolean runs(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  private String events(String last) {
    return follow("text", last).statusCode(200).extract().asString();
  }

  private ValidatableResponse follow(String lines, String last) {
    return given()
        .auth()
        .oauth2(shop.token())
        .accept("text/event-stream")
        .header("Last-Event-ID", last)
        .queryParam("lines", lines)
        .get("/api/build/builds/{name}/1/log", shop.name())
        .then();
  }

  private List<String> artifactFiles() throws Exception {
    String digest =
        given()
            .auth()
            .oauth2(shop.token())
            .get("/api/build/artifacts?repository=" + shop.name())
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getString("[0].digest");
    byte[] bytes =
        given()
            .auth()
            .oauth2(shop.token())
            .get("/api/build/artifacts/" + digest)
            .then()
            .statusCode(200)
            .contentType("application/x-tar")
            .extract()
            .asByteArray();
    List<String> files = new ArrayList<>();
    TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes));
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      files.add(
          entry.getName() + "=" + new String(tar.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
    return files;
  }
}
