package io.threeways.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.local.LocalStages;
import io.threeways.pipeline.plan.Plan;
import io.threeways.pipeline.report.FailedTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failures are worth another run, and what the runs together mean. */
@Timeout(60)
class FlakyTestsTest {
  /**
   * Prints a report: each argument is a test, and failed when it begins with an exclamation mark.
   */
  private static final String REPORT =
      """
      report() {
        echo "<testsuite name='T'>"
        for t in "$@"; do
          case $t in
            !*) echo "<testcase classname='T' name='${t#!}'><failure message='3 is not 4'/></testcase>" ;;
            *) echo "<testcase classname='T' name='$t'/>" ;;
          esac
        done
        echo "</testsuite>"
      }
      echo run >> runs
      run=$(grep -c run runs)
      """;

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();

  /** A slash ends a run; a test with an exclamation mark fails in it. */
  @ParameterizedTest
  @CsvSource({
    "1, a b,                  passed, '',   1",
    "1, !a b / a b,           passed, 'a',  2",
    "1, !a !b / a b,          passed, 'a b', 2",
    "1, !a b / !a b,          failed, '',   2",
    "1, !a b / a !b,          failed, '',   2",
    "2, !a b / a !b / a b,    passed, 'a b', 3",
    "2, !a b / !a b / a b,    passed, 'a',  3",
    "2, !a b / !a b / !a b,   failed, '',   3",
    "2, !a b / a b / !a b,    passed, 'a',  2",
    "0, !a b / a b,           failed, '',   1"
  })
  void aTestThatFailsAndThenPassesIsFlakyAndNoOtherIs(
      int retries, String runs, String end, String flaky, int times) throws Exception {
    String[] reports = runs.split("/", -1);
    StringBuilder script = new StringBuilder(REPORT);
    for (int run = 1; run <= reports.length; run++) {
      script.append(
          "if [ $run = %d ]; then report %s > r.xml; fi\n".formatted(run, reports[run - 1]));
    }
    script.append("! grep -q failure r.xml\n");

    RunOutcome outcome = run(stage(retries, script.toString()), FailedRuns.NONE);

    assertThat(told).last().isEqualTo("%s %s".formatted(end, flaky).strip());
    assertThat(outcome)
        .isInstanceOf(end.equals("passed") ? RunOutcome.Passed.class : RunOutcome.Failed.class);
    assertThat(runs()).isEqualTo(times);
  }

  @Test
  void aScriptThatFailsWithoutAFailedTestIsRedAtOnce() throws Exception {
    assertThat(failure(run(stage(2, REPORT + "report a > r.xml; exit 3"), FailedRuns.NONE)))
        .isEqualTo("the script ended with exit code 3");
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void aStageThatIsStoppedByItsTimeOutIsRedAtOnce() throws Exception {
    Stage slow = stage(2, REPORT + "report !a > r.xml; sleep 60", Duration.ofSeconds(1));

    assertThat(failure(run(slow, FailedRuns.NONE))).startsWith("stopped: ");
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void aReportThatCannotBeBelievedIsRedAtOnce() throws Exception {
    String script = REPORT + "report !a > r1.xml; echo '<testsuite>' > r2.xml; exit 1";

    assertThat(run(stage(2, script), FailedRuns.NONE)).isInstanceOf(RunOutcome.Failed.class);
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void whereManyTestsFailTheCodeIsBroken() throws Exception {
    String few =
        IntStream.range(0, FailedRuns.MOST_TESTS)
            .mapToObj(i -> "!t" + i + " ")
            .reduce("", String::concat);

    run(stage(1, REPORT + "report " + few + "!more > r.xml"), FailedRuns.NONE);
    assertThat(runs()).isEqualTo(1);
    run(stage(1, REPORT + "report " + few + " > r.xml"), FailedRuns.NONE);
    assertThat(runs()).isEqualTo(3);
  }

  @Test
  void aTestThatDoesNotRunAgainHasNotPassed() throws Exception {
    String script = REPORT + "if [ $run = 1 ]; then report !a b > r.xml; else report b > r.xml; fi";

    assertThat(failure(run(stage(1, script), FailedRuns.NONE)))
        .isEqualTo("T.a: 3 is not 4; it was not seen to pass when the stage ran again");
  }

  @Test
  void aSecondRunThatDiesOfSomethingElseStillNamesTheTest() throws Exception {
    String script = REPORT + "if [ $run = 2 ]; then rm r.xml; exit 9; fi; report !a > r.xml";

    assertThat(failure(run(stage(1, script), FailedRuns.NONE)))
        .isEqualTo("T.a: 3 is not 4; run again, the script ended with exit code 9");
  }

  @Test
  void whoTakesOverGoesOnWithTheRunThatWasNext() throws Exception {
    FailedRuns before =
        new FailedRuns(
            1, Duration.ofSeconds(7), List.of(new FailedTest("T", "a", "3 is not 4", null, null)));

    run(stage(1, REPORT + "report a > r.xml"), before);

    assertThat(told).containsExactly("begins unit run 2", "passed a");
    assertThat(runs()).isEqualTo(1);
  }

  private RunOutcome run(Stage stage, FailedRuns before) throws InterruptedException {
    LocalStages stages = new LocalStages(folder, Map.of(), bytes -> {});
    StageRunner runner =
        (begun, run) -> {
          told.add("begins %s run %d".formatted(begun.name(), run));
          return stages.begin(begun, run);
        };
    return new PipelineRun(runner, new Told(), () -> false, Duration.ofMillis(20))
        .run(
            Plan.of(new Pipeline(List.of(stage), null, List.of())),
            Set.of(),
            Map.of(stage.name(), before));
  }

  private int runs() throws Exception {
    return Files.readAllLines(folder.resolve("runs")).size();
  }

  private static String failure(RunOutcome outcome) {
    return ((RunOutcome.Failed) outcome).failed().message();
  }

  private static Stage stage(int retries, String script) {
    return stage(retries, script, Duration.ofSeconds(30));
  }

  private static Stage stage(int retries, String script, Duration timeout) {
    return new Stage(
        "unit",
        script,
        List.of(),
        "r*.xml",
        null,
        timeout,
        retries,
        Network.NONE,
        Environment.BUILD,
        null,
        null);
  }

  private final class Told implements RunListener {
    @Override
    public void begins(Stage stage) {
      // The runner tells which run.
    }

    @Override
    public void turnsRed(Stage stage, FailedTest first) {
      // Told or not, depending on how quick the script is.
    }

    @Override
    public void repeats(StageResult.Failed failed, FailedRuns runs) {
      told.add("repeats after run " + runs.count());
    }

    @Override
    public void ended(StageResult result) {
      told.add(
          switch (result) {
            case StageResult.Passed passed ->
                "passed "
                    .concat(
                        String.join(" ", passed.flaky().stream().map(FailedTest::test).toList()))
                    .strip();
            case StageResult.Failed _ -> "failed";
            case StageResult.Cancelled _ -> "cancelled";
          });
    }
  }
}
