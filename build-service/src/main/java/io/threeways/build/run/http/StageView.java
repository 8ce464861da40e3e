package io.threeways.build.run.http;

import io.threeways.build.run.StageRecord;
import io.threeways.pipeline.report.FailedTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stage as a client sees it.
 *
 * @param state running, passed, failed, errored (the host failed, not the code) or cancelled
 * @param duration ISO 8601; null while it runs
 * @param tests null when it ran none
 * @param flaky tests that failed and, when the stage was run again on the same commit, passed; as
 *     they failed
 */
public record StageView(
    String name,
    String state,
    Instant startedAt,
    @Nullable Duration duration,
    @Nullable Integer exitCode,
    @Nullable String message,
    StageRecord.@Nullable Counts tests,
    List<FailedTest> flaky) {

  static List<StageView> of(List<StageRecord> stages, int attempt) {
    return stages.stream()
        .filter(stage -> stage.attempt() == attempt)
        .map(
            stage ->
                new StageView(
                    stage.name(),
                    stage.state().name().toLowerCase(Locale.ROOT),
                    stage.startedAt(),
                    stage.duration(),
                    stage.exitCode(),
                    stage.message(),
                    stage.tests(),
                    stage.flaky()))
        .toList();
  }
}
