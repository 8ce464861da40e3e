package io.threeways.pipeline.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.TestResults;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a stage that ended did what it should. */
final class StageVerdict {
  private StageVerdict() {}

  /** What the tests say comes before what the process says: it is nearer to the cause. */
  static StageResult of(Stage stage, Ending ending, @Nullable TestResults tests) {
    return switch (ending) {
      case Ending.Killed(String reason, Duration took) ->
          new StageResult.Failed(stage, took, tests, "stopped: " + reason, null);
      case Ending.Exited(int code, Duration took) -> {
        String complaint = complaint(stage, code, tests);
        yield complaint == null
            ? new StageResult.Passed(stage, took, tests, List.of())
            : new StageResult.Failed(stage, took, tests, complaint, code);
      }
    };
  }

  private static @Nullable String complaint(Stage stage, int code, @Nullable TestResults tests) {
    if (tests != null && tests.failed() > 0) {
      String first =
          tests.failures().isEmpty() ? "" : ": " + tests.failures().getFirst().describe();
      return "%d of %d tests failed%s".formatted(tests.failed(), tests.all(), first);
    }
    if (code != 0) {
      return "the script ended with exit code " + code;
    }
    if (tests == null) {
      return null;
    }
    if (!tests.problems().isEmpty()) {
      return "a test report cannot be believed: " + tests.problems().getFirst().describe();
    }
    return tests.all() == 0 ? "no test report with a test matches " + stage.tests() : null;
  }
}
