package io.threeways.build.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.plan.Plan;
import io.threeways.pipeline.report.FailedTest;
import io.threeways.pipeline.report.ReportProblem;
import io.threeways.pipeline.report.TestName;
import io.threeways.pipeline.report.TestResults;
import io.threeways.pipeline.run.FailedRuns;
import io.threeways.pipeline.run.RunListener;
import io.threeways.pipeline.run.StageResult;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a run to the record and to the log. */
final class Narration implements RunListener {
  private final Drive drive;
  private final Plan plan;
  private final RecordProgress progress;
  private final BuildLog log;

  Narration(Drive drive, Plan plan, RecordProgress progress, BuildLog log) {
    this.drive = drive;
    this.plan = plan;
    this.progress = progress;
    this.log = log;
  }

  @Override
  public void begins(Stage stage) {
    progress.begins(drive, plan.stages().indexOf(stage), stage);
    log.narrate("stage " + stage.name());
  }

  @Override
  public void turnsRed(Stage stage, FailedTest first) {
    String next = stage.retries() == 0 ? "" : ", and may be run again";
    log.narrate(
        "red: %s; the stage goes on to collect what else fails%s"
            .formatted(first.describe(), next));
  }

  @Override
  public void repeats(StageResult.Failed failed, FailedRuns runs) {
    log.narrate(sentence(failed) + counts(failed.tests()));
    failed.failedTests().forEach(test -> log.narrate("failed: " + test.describe()));
    // Before the record: whoever takes over between the two tells this run once more.
    log.again("stage %s runs again on the same commit".formatted(failed.stage().name()));
    progress.repeats(drive, plan.stages().indexOf(failed.stage()), runs);
  }

  @Override
  public void ended(StageResult result) {
    progress.ended(drive, plan.stages().indexOf(result.stage()), result);
    TestResults tests = result.tests();
    log.narrate(sentence(result) + counts(tests));
    if (tests != null) {
      tests.failures().forEach(failure -> log.narrate("failed: " + failure.describe()));
      tests.lies().stream().map(ReportProblem::describe).forEach(log::narrate);
    }
  }

  private static String sentence(StageResult result) {
    String name = result.stage().name();
    String seconds = seconds(result.duration());
    return switch (result) {
      case StageResult.Passed passed ->
          "stage %s passed in %s%s".formatted(name, seconds, flaky(passed));
      case StageResult.Failed failed ->
          "stage %s failed after %s: %s".formatted(name, seconds, failed.message());
      case StageResult.Cancelled _ -> "stage %s was stopped after %s".formatted(name, seconds);
    };
  }

  private static String flaky(StageResult.Passed passed) {
    return passed.flaky().isEmpty()
        ? ""
        : ", with flaky tests: "
            + passed.flaky().stream()
                .map(FailedTest::name)
                .map(TestName::toString)
                .collect(Collectors.joining(", "));
  }

  private static String counts(@Nullable TestResults tests) {
    return tests == null
        ? ""
        : "; tests: %d passed, %d failed, %d skipped"
            .formatted(tests.passed(), tests.failed(), tests.skipped());
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
