package io.threeways.pipeline.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.FailedTest;
import io.threeways.pipeline.report.TestResults;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one stage came to. */
public sealed interface StageResult {
  Stage stage();

  /** Of all its runs together. */
  Duration duration();

  /** What its reports say; null when the stage has none. */
  @Nullable TestResults tests();

  /**
   * @param flaky tests that failed in an earlier run on the same commit, as they failed then
   */
  record Passed(Stage stage, Duration duration, @Nullable TestResults tests, List<FailedTest> flaky)
      implements StageResult {
    public Passed {
      flaky = List.copyOf(flaky);
    }
  }

  /**
   * @param message one sentence for a person
   * @param exitCode null when a limit or a signal ended it
   */
  record Failed(
      Stage stage,
      Duration duration,
      @Nullable TestResults tests,
      String message,
      @Nullable Integer exitCode)
      implements StageResult {
    public List<FailedTest> failedTests() {
      return tests == null ? List.of() : tests.failures();
    }
  }

  record Cancelled(Stage stage, Duration duration, @Nullable TestResults tests)
      implements StageResult {}
}
