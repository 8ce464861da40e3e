package io.threeways.build.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.FailedTest;
import io.threeways.pipeline.report.TestResults;
import io.threeways.pipeline.run.FailedRuns;
import io.threeways.pipeline.run.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one stage of one attempt.
 *
 * @param position in the plan, beginning with 0
 * @param duration null while it runs
 * @param exitCode null while it runs, and when a limit, a signal or the host ended it
 * @param message why it failed; null when it did not
 * @param tests null when it ran none, or runs
 * @param failedRuns after which it was run again
 */
public record StageRecord(
    int attempt,
    int position,
    String name,
    State state,
    Instant startedAt,
    @Nullable Duration duration,
    @Nullable Integer exitCode,
    @Nullable String message,
    @Nullable Counts tests,
    FailedRuns failedRuns) {

  /** Labels of a stage's record. */
  public enum State {
    RUNNING,
    PASSED,
    FAILED,
    /** The host failed, not the code. */
    ERRORED,
    CANCELLED
  }

  /** How its tests ended. */
  public record Counts(int passed, int failed, int skipped) {
    static @Nullable Counts of(@Nullable TestResults results) {
      return results == null
          ? null
          : new Counts(results.passed(), results.failed(), results.skipped());
    }
  }

  /** Tests that failed and then passed on the same commit, as they failed. */
  public List<FailedTest> flaky() {
    return state == State.PASSED ? failedRuns.tests() : List.of();
  }

  static StageRecord begun(int attempt, int position, Stage stage, Instant now) {
    return new StageRecord(
        attempt,
        position,
        stage.name(),
        State.RUNNING,
        now,
        null,
        null,
        null,
        null,
        FailedRuns.NONE);
  }

  /** It runs again. */
  StageRecord after(FailedRuns runs) {
    return new StageRecord(
        attempt, position, name, state, startedAt, duration, exitCode, message, tests, runs);
  }

  StageRecord ended(StageResult result) {
    Counts counts = Counts.of(result.tests());
    return switch (result) {
      case StageResult.Passed passed -> ended(State.PASSED, passed.duration(), 0, null, counts);
      case StageResult.Failed failed ->
          ended(State.FAILED, failed.duration(), failed.exitCode(), failed.message(), counts);
      case StageResult.Cancelled cancelled ->
          ended(State.CANCELLED, cancelled.duration(), null, null, counts);
    };
  }

  StageRecord erred(Duration took, String why) {
    return ended(State.ERRORED, took, null, why, null);
  }

  private StageRecord ended(
      State next,
      Duration took,
      @Nullable Integer code,
      @Nullable String why,
      @Nullable Counts counts) {
    return new StageRecord(
        attempt, position, name, next, startedAt, took, code, why, counts, failedRuns);
  }
}
