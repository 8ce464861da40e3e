package io.threeways.build.run.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.Builds;
import io.threeways.build.run.Origin;
import io.threeways.build.run.Product;
import io.threeways.build.run.StageRecord;
import io.threeways.jdbc.Sql;
import io.threeways.pipeline.report.FailedTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds as rows, taken by row locks that others pass over. */
@ApplicationScoped
class JdbcBuilds implements Builds {
  private final Sql sql;
  private final BuildRows rows;

  JdbcBuilds(@DataSource("build") AgroalDataSource dataSource, BuildRows rows) {
    this.sql = new Sql(dataSource);
    this.rows = rows;
  }

  @Override
  public BuildId next(RepositoryName repository) {
    return sql.first(
            "update repository set last_build = last_build + 1 where name = ? returning last_build",
            row -> new BuildId(repository, row.getLong(1)),
            repository.text())
        .orElseThrow(() -> new IllegalStateException("no repository " + repository));
  }

  @Override
  public void add(Build.Queued build) {
    Origin origin = build.origin();
    CommitSha previous = origin.previous();
    sql.update(
        """
        insert into build (repository, number, change, branch, commit, previous_commit, title,
          chain_id, event_id, state, attempt, queued_at, due_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?)\
        """,
        origin.id().repository().text(),
        origin.id().number(),
        origin.change().number(),
        origin.branch().text(),
        origin.commit().text(),
        previous == null ? null : previous.text(),
        origin.title(),
        origin.chain(),
        build.lastEvent(),
        build.attempt(),
        origin.queuedAt(),
        build.dueAt());
  }

  @Override
  public Optional<BuildId> of(ChangeId change, CommitSha commit) {
    return sql.first(
        "select number from build where repository = ? and change = ? and commit = ?",
        row -> new BuildId(change.repository(), row.getLong(1)),
        change.repository().text(),
        change.number(),
        commit.text());
  }

  @Override
  public Optional<Build> find(BuildId id) {
    return sql.first(
        "select * from build where repository = ? and number = ?",
        rows::build,
        id.repository().text(),
        id.number());
  }

  @Override
  public Optional<Build> lock(BuildId id) {
    return sql.first(
        "select * from build where repository = ? and number = ? for update",
        rows::build,
        id.repository().text(),
        id.number());
  }

  @Override
  public Optional<Build> claimable(Instant now) {
    return sql.first(
        """
        select * from build
        where (state = 'queued' and due_at <= ?) or (state = 'running' and leased_until <= ?)
        order by due_at, number limit 1 for update skip locked\
        """,
        rows::build,
        now,
        now);
  }

  @Override
  public void save(Build build) {
    Columns columns = rows.columns(build);
    sql.update(
        """
        update build set state = ?, attempt = ?, due_at = coalesce(?, due_at), started_at = ?,
          ended_at = ?, epoch = coalesce(?, epoch), leased_until = ?, cancel_reason = ?,
          cause = cast(? as jsonb), event_id = ?
        where repository = ? and number = ?\
        """,
        columns.state(),
        build.attempt(),
        columns.dueAt(),
        columns.startedAt(),
        columns.endedAt(),
        columns.epoch(),
        columns.leasedUntil(),
        columns.reason(),
        columns.cause(),
        build.lastEvent(),
        build.id().repository().text(),
        build.id().number());
  }

  @Override
  public void keep(BuildId id, Product product) {
    sql.update(
        "update build set digest = ?, size = ? where repository = ? and number = ?",
        product.digest(),
        product.size(),
        id.repository().text(),
        id.number());
  }

  @Override
  public Optional<Product> kept(BuildId id) {
    return sql.first(
        """
        select digest, size from build where repository = ? and number = ? and digest is not null\
        """,
        row -> new Product(row.getString("digest"), row.getLong("size")),
        id.repository().text(),
        id.number());
  }

  @Override
  public List<Build> list(Filter filter) {
    RepositoryName repository = filter.repository();
    BranchName branch = filter.branch();
    CommitSha commit = filter.commit();
    return sql.list(
        """
        select * from build
        where (cast(? as text) is null or repository = ?)
          and (cast(? as text) is null or branch = ?)
          and (cast(? as text) is null or commit = ?)
        order by queued_at desc, number desc limit ?\
        """,
        rows::build,
        repository == null ? null : repository.text(),
        repository == null ? null : repository.text(),
        branch == null ? null : branch.text(),
        branch == null ? null : branch.text(),
        commit == null ? null : commit.text(),
        commit == null ? null : commit.text(),
        filter.most());
  }

  @Override
  public List<StageRecord> stages(BuildId id) {
    Map<List<Integer>, List<FailedTest>> retried =
        retried(id).stream()
            .collect(
                Collectors.groupingBy(
                    Retried::stage, Collectors.mapping(Retried::test, Collectors.toList())));
    return sql.list(
        "select * from stage where repository = ? and build = ? order by attempt, position",
        row -> rows.stage(row, retried.getOrDefault(stageOf(row), List.of())),
        id.repository().text(),
        id.number());
  }

  /** A test that failed, and the attempt and position of the stage that was then run again. */
  private record Retried(List<Integer> stage, FailedTest test) {}

  private List<Retried> retried(BuildId id) {
    return sql.list(
        """
        select * from retried_test where repository = ? and build = ?
        order by attempt, position, number\
        """,
        row -> new Retried(stageOf(row), BuildRows.failedTest(row)),
        id.repository().text(),
        id.number());
  }

  private static List<Integer> stageOf(ResultSet row) throws SQLException {
    return List.of(row.getInt("attempt"), row.getInt("position"));
  }

  @Override
  public void put(BuildId id, StageRecord stage) {
    StageRecord.Counts tests = stage.tests();
    Duration duration = stage.duration();
    sql.update(
        """
        insert into stage (repository, build, attempt, position, name, state, started_at,
          duration_ms, exit_code, message, passed, failed, skipped, failed_runs, failed_runs_ms)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (repository, build, attempt, position) do update set state = excluded.state,
          duration_ms = excluded.duration_ms, exit_code = excluded.exit_code,
          message = excluded.message, passed = excluded.passed, failed = excluded.failed,
          skipped = excluded.skipped, failed_runs = excluded.failed_runs,
          failed_runs_ms = excluded.failed_runs_ms\
        """,
        id.repository().text(),
        id.number(),
        stage.attempt(),
        stage.position(),
        stage.name(),
        BuildRows.word(stage.state()),
        stage.startedAt(),
        duration == null ? null : duration.toMillis(),
        stage.exitCode(),
        stage.message(),
        tests == null ? null : tests.passed(),
        tests == null ? null : tests.failed(),
        tests == null ? null : tests.skipped(),
        stage.failedRuns().count(),
        stage.failedRuns().took().toMillis());
    putRetried(id, stage);
  }

  /** What failed stays; what fails in a later run is added. */
  private void putRetried(BuildId id, StageRecord stage) {
    List<FailedTest> tests = stage.failedRuns().tests();
    for (int number = 0; number < tests.size(); number++) {
      FailedTest test = tests.get(number);
      sql.update(
          """
          insert into retried_test (repository, build, attempt, position, number, suite, test,
            message, file, line)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
          """,
          id.repository().text(),
          id.number(),
          stage.attempt(),
          stage.position(),
          number,
          test.suite(),
          test.test(),
          test.message(),
          test.file(),
          test.line());
    }
  }
}
