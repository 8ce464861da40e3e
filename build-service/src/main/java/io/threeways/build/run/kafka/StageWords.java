package io.threeways.build.run.kafka;

import io.threeways.build.run.Cause;
import io.threeways.build.run.Origin;
import io.threeways.events.BuildEvent;
import io.threeways.events.Envelope;
import io.threeways.events.FailureCause;
import io.threeways.events.Outcome;
import io.threeways.events.TestFailure;
import io.threeways.pipeline.Level;
import io.threeways.pipeline.report.FailedTest;
import io.threeways.pipeline.report.TestResults;
import io.threeways.pipeline.run.StageResult;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stages and their tests came to, in the words of the published language. */
final class StageWords {
  /** Room for the rest of an event: a record holds a million bytes. */
  private static final int MOST_FAILURES = 50;

  private StageWords() {}

  static Function<Envelope, BuildEvent> finished(Origin of, StageResult result) {
    return envelope ->
        new BuildEvent.StageFinished(
            envelope,
            of.id().toString(),
            of.id().repository().text(),
            result.stage().name(),
            outcome(result),
            exitCode(result),
            result.duration());
  }

  static Function<Envelope, BuildEvent> tests(
      Origin of, StageResult result, TestResults tests, String environment) {
    Level level = result.stage().level();
    return envelope ->
        new BuildEvent.TestsFinished(
            envelope,
            of.id().toString(),
            of.id().repository().text(),
            result.stage().name(),
            level == null ? null : level.word(),
            environment,
            tests.failed() > 0 ? Outcome.FAILURE : outcome(result),
            tests.passed(),
            tests.failed(),
            tests.skipped(),
            tests.duration(),
            failures(tests.failures()),
            failures(flaky(result)));
  }

  static FailureCause cause(Cause cause) {
    Outcome outcome =
        switch (cause.fault()) {
          case CODE -> Outcome.FAILURE;
          case INFRASTRUCTURE -> Outcome.ERROR;
        };
    return new FailureCause(
        outcome,
        cause.stage(),
        cause.message(),
        cause.exitCode(),
        failures(cause.tests()),
        cause.changedFiles());
  }

  private static List<TestFailure> failures(List<FailedTest> tests) {
    return tests.stream().limit(MOST_FAILURES).map(StageWords::failure).toList();
  }

  private static TestFailure failure(FailedTest test) {
    return new TestFailure(test.suite(), test.test(), test.message(), test.file(), test.line());
  }

  private static List<FailedTest> flaky(StageResult result) {
    return switch (result) {
      case StageResult.Passed passed -> passed.flaky();
      case StageResult.Failed _, StageResult.Cancelled _ -> List.of();
    };
  }

  private static Outcome outcome(StageResult result) {
    return switch (result) {
      case StageResult.Passed _ -> Outcome.SUCCESS;
      case StageResult.Failed _ -> Outcome.FAILURE;
      case StageResult.Cancelled _ -> Outcome.CANCEL;
    };
  }

  private static @Nullable Integer exitCode(StageResult result) {
    return switch (result) {
      case StageResult.Passed _ -> 0;
      case StageResult.Failed failed -> failed.exitCode();
      case StageResult.Cancelled _ -> null;
    };
  }
}
