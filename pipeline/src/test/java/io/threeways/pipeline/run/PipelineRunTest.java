package io.threeways.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.local.LocalStages;
import io.threeways.pipeline.plan.Plan;
import io.threeways.pipeline.report.FailedTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine with real processes. */
@Timeout(30)
class PipelineRunTest {
  private static final String RED =
      "<testsuite name='T'><testcase classname='T' name='adds'><failure message='3 is not"
          + " 4'/></testcase></testsuite>";

  @TempDir Path folder;
  private final Story story = new Story();
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @Test
  void runsEveryStageInOrderAndPasses() throws Exception {
    RunOutcome outcome =
        run(stage("one", "echo 1 > a; echo from one"), stage("two", "cat a > b", "one"));

    assertThat(outcome).isEqualTo(new RunOutcome.Passed());
    assertThat(story.lines).containsExactly("begins one", "passed one", "begins two", "passed two");
    assertThat(folder.resolve("b")).hasContent("1\n");
    assertThat(output.toString()).isEqualTo("from one\n");
  }

  @Test
  void theFirstFailingCommandOfAScriptDecidesAndLaterStagesDoNotRun() throws Exception {
    RunOutcome outcome = run(stage("one", "false\ntrue"), stage("two", "true", "one"));

    assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
    assertThat(((RunOutcome.Failed) outcome).failed())
        .extracting("message", "exitCode")
        .containsExactly("the script ended with exit code 1", 1);
    assertThat(story.lines).containsExactly("begins one", "failed one");
  }

  @Test
  void theVerdictIsToldWhileTheStageStillCollects() throws Exception {
    RunOutcome outcome =
        run(
            tests(
                "unit",
                "echo \"%s\" > r1.xml; while [ ! -e told ]; do :; done; echo \"%s\" > r2.xml"
                    .formatted(RED, RED)));

    assertThat(story.lines).containsExactly("begins unit", "red unit T.adds", "failed unit");
    StageResult.Failed failed = ((RunOutcome.Failed) outcome).failed();
    assertThat(failed.failedTests()).hasSize(2);
    assertThat(failed.message()).isEqualTo("2 of 2 tests failed: T.adds: 3 is not 4");
  }

  @Test
  void aScriptThatEndsWithZeroDespiteAFailedTestHasFailed() throws Exception {
    assertThat(run(tests("unit", "echo \"%s\" > r.xml".formatted(RED))))
        .isInstanceOf(RunOutcome.Failed.class);
  }

  @Test
  void testsWithoutAReportHaveNotPassed() throws Exception {
    assertThat(failure(run(tests("unit", "true"))))
        .isEqualTo("no test report with a test matches r*.xml");
  }

  @Test
  void aReportThatCannotBeReadHasNotPassed() throws Exception {
    assertThat(failure(run(tests("unit", "echo '<testsuite>' > r.xml"))))
        .startsWith("a test report cannot be believed: r.xml:2:1: ");
  }

  @Test
  void aReportThatHidesAFailureHasNotPassed() throws Exception {
    assertThat(
            failure(
                run(
                    tests(
                        "unit",
                        "echo '<testsuite name=\"T\" failures=\"1\"><testcase"
                            + " name=\"a\"/></testsuite>' > r.xml"))))
        .isEqualTo(
            "a test report cannot be believed: r.xml:1:34: testsuite 'T' says more tests failed"
                + " than it shows");
  }

  @Test
  void aStageThatTakesTooLongIsStoppedWithAllThatItStarted() throws Exception {
    Stage slow =
        new Stage(
            "slow",
            "sleep 60 & sleep 60",
            List.of(),
            null,
            null,
            Duration.ofMillis(200),
            0,
            Network.NONE,
            Environment.BUILD,
            null,
            null);

    assertThat(failure(run(slow))).startsWith("stopped: longer than its time-out");
  }

  @Test
  void cancellingStopsTheRunningStage() throws Exception {
    CompletableFuture<RunOutcome> run =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return run(stage("forever", "sleep 60"), stage("two", "true", "forever"));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });

    cancelled.set(true);

    assertThat(run.get()).isEqualTo(new RunOutcome.Cancelled());
  }

  @Test
  void whatPassedBeforeAnInterruptionIsNotRunAgain() throws Exception {
    RunOutcome outcome =
        engine(new LocalStages(folder, Map.of(), output::writeBytes))
            .run(plan(stage("one", "false"), stage("two", "true", "one")), Set.of("one"));

    assertThat(outcome).isEqualTo(new RunOutcome.Passed());
    assertThat(story.lines).containsExactly("begins two", "passed two");
  }

  @Test
  void anInfrastructureFailureIsNoVerdictOverTheCode() throws Exception {
    RunOutcome outcome =
        engine(
                (stage, run) -> {
                  throw new InfrastructureFailure("the agent does not answer");
                })
            .run(plan(stage("one", "true")), Set.of());

    assertThat(outcome)
        .isEqualTo(new RunOutcome.Errored(stage("one", "true"), 1, "the agent does not answer"));
  }

  private RunOutcome run(Stage... stages) throws InterruptedException {
    return engine(new LocalStages(folder, Map.of(), output::writeBytes))
        .run(plan(stages), Set.of());
  }

  private PipelineRun engine(StageRunner runner) {
    return new PipelineRun(runner, story, cancelled::get, Duration.ofMillis(20));
  }

  private static Plan plan(Stage... stages) {
    return Plan.of(new Pipeline(List.of(stages), null, List.of()));
  }

  private static Stage stage(String name, String run, String... needs) {
    return anyStage(name, run, null, List.of(needs));
  }

  private static Stage tests(String name, String run) {
    return anyStage(name, run, "r*.xml", List.of());
  }

  private static Stage anyStage(
      String name, String run, @Nullable String tests, List<String> needs) {
    return new Stage(
        name,
        run,
        needs,
        tests,
        null,
        Duration.ofSeconds(20),
        0,
        Network.NONE,
        Environment.BUILD,
        null,
        null);
  }

  private static String failure(RunOutcome outcome) {
    return ((RunOutcome.Failed) outcome).failed().message();
  }

  private final class Story implements RunListener {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void begins(Stage stage) {
      lines.add("begins " + stage.name());
    }

    @Override
    public void turnsRed(Stage stage, FailedTest first) {
      lines.add("red " + stage.name() + " " + first.suite() + "." + first.test());
      try {
        Files.createFile(folder.resolve("told"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void repeats(StageResult.Failed failed, FailedRuns runs) {
      lines.add("repeats " + failed.stage().name() + " after run " + runs.count());
    }

    @Override
    public void ended(StageResult result) {
      String word =
          switch (result) {
            case StageResult.Passed _ -> "passed ";
            case StageResult.Failed _ -> "failed ";
            case StageResult.Cancelled _ -> "cancelled ";
          };
      lines.add(word + result.stage().name());
    }
  }
}
