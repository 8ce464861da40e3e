package io.threeways.build.run.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.Cause;
import io.threeways.build.run.Lease;
import io.threeways.build.run.Origin;
import io.threeways.build.run.StageRecord;
import io.threeways.jdbc.Sql;
import io.threeways.pipeline.report.FailedTest;
import io.threeways.pipeline.run.FailedRuns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows to states and back. */
@ApplicationScoped
class BuildRows {
  private final ObjectMapper json = new ObjectMapper();

  Columns columns(Build build) {
    return switch (build) {
      case Build.Queued queued ->
          new Columns(
              "queued", queued.dueAt(), queued.startedAt(), null, queued.epoch(), null, null, null);
      case Build.Running running ->
          new Columns(
              "running",
              null,
              running.startedAt(),
              null,
              running.lease().epoch(),
              running.lease().until(),
              running.stopReason(),
              null);
      case Build.Passed passed ->
          new Columns("passed", null, passed.startedAt(), passed.endedAt(), null, null, null, null);
      case Build.Failed failed ->
          new Columns(
              "failed",
              null,
              failed.startedAt(),
              failed.endedAt(),
              null,
              null,
              null,
              write(failed.cause()));
      case Build.Cancelled cancelled ->
          new Columns(
              "cancelled",
              null,
              cancelled.startedAt(),
              cancelled.endedAt(),
              null,
              null,
              cancelled.reason(),
              null);
    };
  }

  Build build(ResultSet row) throws SQLException {
    Origin origin = origin(row);
    int attempt = row.getInt("attempt");
    UUID event = row.getObject("event_id", UUID.class);
    Instant started = Sql.instantOrNull(row, "started_at");
    String state = row.getString("state");
    return switch (state) {
      case "queued" ->
          new Build.Queued(
              origin, attempt, Sql.instant(row, "due_at"), row.getLong("epoch"), started, event);
      case "running" ->
          new Build.Running(
              origin,
              attempt,
              Objects.requireNonNull(started),
              new Lease(row.getLong("epoch"), Sql.instant(row, "leased_until")),
              row.getString("cancel_reason"),
              event);
      case "passed" ->
          new Build.Passed(origin, attempt, Objects.requireNonNull(started), ended(row), event);
      case "failed" ->
          new Build.Failed(
              origin, attempt, Objects.requireNonNull(started), ended(row), cause(row), event);
      case "cancelled" ->
          new Build.Cancelled(
              origin, attempt, started, ended(row), row.getString("cancel_reason"), event);
      default -> throw new IllegalStateException("a build is not " + state);
    };
  }

  /**
   * @param retried the tests that failed before the stage was run again
   */
  StageRecord stage(ResultSet row, List<FailedTest> retried) throws SQLException {
    Integer passed = integer(row, "passed");
    Long duration = row.getObject("duration_ms", Long.class);
    return new StageRecord(
        row.getInt("attempt"),
        row.getInt("position"),
        row.getString("name"),
        StageRecord.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Sql.instant(row, "started_at"),
        duration == null ? null : Duration.ofMillis(duration),
        integer(row, "exit_code"),
        row.getString("message"),
        passed == null
            ? null
            : new StageRecord.Counts(passed, row.getInt("failed"), row.getInt("skipped")),
        new FailedRuns(
            row.getInt("failed_runs"), Duration.ofMillis(row.getLong("failed_runs_ms")), retried));
  }

  static FailedTest failedTest(ResultSet row) throws SQLException {
    return new FailedTest(
        row.getString("suite"),
        row.getString("test"),
        row.getString("message"),
        row.getString("file"),
        integer(row, "line"));
  }

  static String word(StageRecord.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Origin origin(ResultSet row) throws SQLException {
    RepositoryName repository = new RepositoryName(row.getString("repository"));
    String previous = row.getString("previous_commit");
    return new Origin(
        new BuildId(repository, row.getLong("number")),
        new ChangeId(repository, row.getLong("change")),
        row.getObject("chain_id", UUID.class),
        new BranchName(row.getString("branch")),
        new CommitSha(row.getString("commit")),
        previous == null ? null : new CommitSha(previous),
        row.getString("title"),
        Sql.instant(row, "queued_at"));
  }

  private static Instant ended(ResultSet row) throws SQLException {
    return Sql.instant(row, "ended_at");
  }

  private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  private Cause cause(ResultSet row) throws SQLException {
    try {
      return json.readValue(row.getString("cause"), Cause.class);
    } catch (JsonProcessingException e) {
      throw new SQLException("the row's cause is not one", e);
    }
  }

  private String write(Cause cause) {
    try {
      return json.writeValueAsString(cause);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a cause can always be written", e);
    }
  }
}
