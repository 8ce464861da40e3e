package io.threeways.build.run.http;

import io.threeways.build.run.Build;
import io.threeways.build.run.Cause;
import io.threeways.build.run.Origin;
import io.threeways.build.run.StageRecord;
import io.threeways.pipeline.report.FailedTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A build as a client sees it. What does not apply to its state is null.
 *
 * @param state queued, running, passed, failed or cancelled
 * @param stages of the newest attempt; absent in lists
 */
public record BuildView(
    String repository,
    long number,
    String state,
    String branch,
    String change,
    UUID chain,
    String commit,
    String title,
    int attempt,
    Instant queuedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String reason,
    @Nullable CauseView cause,
    @Nullable List<StageView> stages) {

  /**
   * @param fault code or infrastructure
   */
  public record CauseView(
      String fault,
      @Nullable String stage,
      String message,
      @Nullable Integer exitCode,
      List<FailedTest> failures,
      List<String> changedFiles) {

    static CauseView of(Cause cause) {
      return new CauseView(
          cause.fault().name().toLowerCase(Locale.ROOT),
          cause.stage(),
          cause.message(),
          cause.exitCode(),
          cause.tests(),
          cause.changedFiles());
    }
  }

  static BuildView of(Build build, @Nullable List<StageRecord> stages) {
    List<StageView> shown = stages == null ? null : StageView.of(stages, build.attempt());
    return switch (build) {
      case Build.Queued queued ->
          view(queued, "queued", queued.startedAt(), null, null, null, shown);
      case Build.Running running ->
          view(running, "running", running.startedAt(), null, running.stopReason(), null, shown);
      case Build.Passed passed ->
          view(passed, "passed", passed.startedAt(), passed.endedAt(), null, null, shown);
      case Build.Failed failed ->
          view(
              failed,
              "failed",
              failed.startedAt(),
              failed.endedAt(),
              failed.cause().message(),
              CauseView.of(failed.cause()),
              shown);
      case Build.Cancelled cancelled ->
          view(
              cancelled,
              "cancelled",
              cancelled.startedAt(),
              cancelled.endedAt(),
              cancelled.reason(),
              null,
              shown);
    };
  }

  private static BuildView view(
      Build build,
      String state,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String reason,
      @Nullable CauseView cause,
      @Nullable List<StageView> stages) {
    Origin origin = build.origin();
    return new BuildView(
        origin.id().repository().text(),
        origin.id().number(),
        state,
        origin.branch().text(),
        origin.change().toString(),
        origin.chain(),
        origin.commit().text(),
        origin.title(),
        build.attempt(),
        origin.queuedAt(),
        startedAt,
        endedAt,
        reason,
        cause,
        stages);
  }
}
