package io.threeways.build.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.common.annotation.Identifier;
import io.threeways.build.PushedShop;
import io.threeways.build.SaidEvents;
import io.threeways.events.BuildEvent.TestsFinished;
import io.threeways.events.Outcome;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a build whose tests do not say the same twice. */
@QuarkusTest
@RealParts("build")
class FlakyBuildTest {
  /** Tells {@code T.adds} to have failed in all runs before that one, which are counted outside. */
  private static final String UNIT =
      """
      version: 1
      stages:
        - name: unit
          tests: T.xml
          run: |
            echo run >> %1$s/runs
            echo "this is run $(grep -c run %1$s/runs)"
            if [ "$(grep -c run %1$s/runs)" -ge %2$d ]
            then echo '<testsuite name="T"><testcase classname="T" name="adds"/></testsuite>' > T.xml
            else
              echo '<testsuite name="T"><testcase classname="T" name="adds"><failure message="3 is not 4"/></testcase></testsuite>' > T.xml
              exit 1
            fi
      """;

  @TempDir Path outside;
  @Inject BuildQueue queue;

  @Inject
  @Identifier("build")
  Map<String, Object> kafka;

  private PushedShop shop;

  @BeforeEach
  void open() {
    shop = PushedShop.empty();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aTestThatPassesWhenItIsRunAgainIsFlakyAndTheBuildIsGreen() throws Exception {
    shop.withPipeline(UNIT.formatted(outside, 2));
    shop.pushed("main");

    JsonPath build = shop.awaitBuild(1, "passed");

    assertThat(runs()).isEqualTo(2);
    assertThat(build.getString("stages[0].state")).isEqualTo("passed");
    assertThat(build.getInt("stages[0].tests.passed")).isEqualTo(1);
    assertThat(build.getString("stages[0].flaky[0].suite")).isEqualTo("T");
    assertThat(build.getString("stages[0].flaky[0].test")).isEqualTo("adds");
    assertThat(build.getString("stages[0].flaky[0].message")).isEqualTo("3 is not 4");
    assertThat(shop.log(1))
        .contains("this is run 1\n", "failed: T.adds: 3 is not 4")
        .contains("stage unit runs again on the same commit\n", "this is run 2\n")
        .contains("with flaky tests: T.adds");
    assertThat(cord()).isEqualTo("released");
    SaidEvents said = new SaidEvents(kafka, Pattern.compile("tests-finished"), shop.name());
    said.hearUntil(() -> !said.heard().isEmpty());
    TestsFinished tests = said.only(TestsFinished.class);
    assertThat(tests.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(tests.failures()).isEmpty();
    assertThat(tests.flaky()).extracting("test").containsExactly("adds");
  }

  @Test
  void flakyTestsAreListedWithHowOftenAndWhere() throws Exception {
    shop.withPipeline(UNIT.formatted(outside, 2));
    shop.pushed("main");
    shop.awaitBuild(1, "passed");
    shop.git().file("a", "steady\n").commit("Stay green");
    shop.pushed("main");
    shop.awaitBuild(2, "passed");
    Files.delete(outside.resolve("runs"));
    shop.git().file("a", "flaky again\n").commit("Be flaky again");
    shop.pushed("main");
    shop.awaitBuild(3, "passed");

    JsonPath flaky = flakyTests();

    assertThat(flaky.getList("")).hasSize(1);
    assertThat(flaky.getString("[0].suite")).isEqualTo("T");
    assertThat(flaky.getString("[0].test")).isEqualTo("adds");
    assertThat(flaky.getString("[0].stage")).isEqualTo("unit");
    assertThat(flaky.getString("[0].message")).isEqualTo("3 is not 4");
    assertThat(flaky.getInt("[0].times")).isEqualTo(2);
    assertThat(flaky.getInt("[0].outOf")).isEqualTo(3);
    assertThat(flaky.getList("[0].builds", Integer.class)).containsExactly(3, 1);
    assertThat(flaky.getString("[0].lastAt"))
        .isEqualTo(shop.build(3).getString("stages[0].startedAt"));
  }

  @Test
  void aTestThatFailsAgainIsRedAndNotFlaky() throws Exception {
    shop.withPipeline(UNIT.formatted(outside, 99));
    shop.pushed("main");

    JsonPath build = shop.awaitBuild(1, "failed");

    assertThat(runs()).isEqualTo(2);
    assertThat(build.getString("cause.fault")).isEqualTo("code");
    assertThat(build.getList("cause.failures.test")).containsExactly("adds");
    assertThat(build.getInt("attempt")).isEqualTo(1);
    assertThat(build.getList("stages[0].flaky")).isEmpty();
    assertThat(flakyTests().getList("")).isEmpty();
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(cord()).isEqualTo("pulled"));
  }

  @Test
  void aScriptThatDoesNotCompileRunsOnce() throws Exception {
    shop.withPipeline(
        """
        version: 1
        stages:
          - {name: unit, tests: T.xml, run: "echo run >> %s/runs; echo cannot compile; exit 1"}
        """
            .formatted(outside));
    shop.pushed("main");

    JsonPath build = shop.awaitBuild(1, "failed");

    assertThat(runs()).isEqualTo(1);
    assertThat(build.getString("cause.message")).isEqualTo("the script ended with exit code 1");
  }

  @Test
  void whoDoesNotWantItSaysSo() throws Exception {
    shop.withPipeline(UNIT.formatted(outside, 2).replace("tests:", "retries: 0\n    tests:"));
    shop.pushed("main");

    shop.awaitBuild(1, "failed");

    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void aServiceThatComesBackDuringTheSecondRunGoesOnWithIt() throws Exception {
    Path gate = outside.resolve("gate");
    String waits =
        "while [ $(grep -c run %1$s/runs) = 2 ] && [ ! -e %1$s/gate ]; do sleep 0.02; done\n      "
            .formatted(outside);
    shop.withPipeline(UNIT.formatted(outside, 2).replace("if [ \"$(", waits + "if [ \"$("));
    shop.pushed("main");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(outside.resolve("runs")) && runs() == 2);

    queue.close();
    Files.createFile(gate);
    queue.open();

    JsonPath build = shop.awaitBuild(1, "passed");
    assertThat(runs()).isEqualTo(2);
    assertThat(build.getList("stages[0].flaky.test")).containsExactly("adds");
    assertThat(shop.log(1)).containsOnlyOnce("this is run 1\n").containsOnlyOnce("this is run 2\n");
  }

  @Test
  void nobodyKnowsFlakyTestsOfARepositoryThatThereIsNot() {
    given()
        .auth()
        .oauth2(shop.token())
        .get("/api/build/repositories/nothing-here/flaky-tests")
        .then()
        .statusCode(404);
  }

  private int runs() throws Exception {
    return Files.readAllLines(outside.resolve("runs")).size();
  }

  private JsonPath flakyTests() {
    return given()
        .auth()
        .oauth2(shop.token())
        .get("/api/build/repositories/{name}/flaky-tests", shop.name())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private String cord() {
    return given()
        .auth()
        .oauth2(shop.token())
        .get("/api/build/andon/cords/{name}", shop.name())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("state");
  }
}
