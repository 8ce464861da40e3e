package io.threeways.learning.flow.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.jdbc.Sql;
import io.threeways.learning.flow.Finish;
import io.threeways.learning.flow.Finishes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about builds and their tests as rows; what follows from them is one join. */
@ApplicationScoped
class JdbcFinishes implements Finishes {
  private static final String DUE =
      """
      select distinct on (passed.change) passed.change, passed.chain, passed.repository,
        passed.commit, passed.build, tested.environment, pushed.at as pushed_at,
        passed.event_id as passed, passed.passed_at, tested.event_id as tested
      from flow_passed_build passed
        join flow_passed_tests tested on tested.build = passed.build
        join (select change, min(pushed_at) as at from flow_push group by change) pushed
          on pushed.change = passed.change
      where not exists (select from flow_finished said where said.change = passed.change)
        and (?::text is null or passed.build = ?) and (?::text is null or passed.change = ?)
      order by passed.change, passed.passed_at, tested.event_id\
      """;

  private final Sql sql;

  JdbcFinishes(@DataSource("learning") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void pushed(String event, String change, Instant at) {
    sql.update(
        "insert into flow_push (event_id, change, pushed_at) values (?, ?, ?) on conflict do"
            + " nothing",
        event,
        change,
        at);
  }

  @Override
  public void passed(PassedBuild build) {
    sql.update(
        """
        insert into flow_passed_build (build, event_id, chain, repository, change, commit, passed_at)
        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
        """,
        build.build(),
        build.event(),
        build.chain(),
        build.repository(),
        build.change(),
        build.commit(),
        build.at());
  }

  @Override
  public void tested(PassedTests tests) {
    sql.update(
        """
        insert into flow_passed_tests (event_id, build, environment) values (?, ?, ?)
        on conflict do nothing\
        """,
        tests.event(),
        tests.build(),
        tests.environment());
  }

  @Override
  public void finished(String change) {
    claim(change);
  }

  @Override
  public boolean claim(String change) {
    return sql.update(
            "insert into flow_finished (change) values (?) on conflict do nothing", change)
        == 1;
  }

  @Override
  public List<Finish> due(@Nullable String build, @Nullable String change) {
    return sql.list(DUE, JdbcFinishes::finish, build, build, change, change);
  }

  @Override
  public void beginAnew() {
    sql.update("delete from flow_push");
    sql.update("delete from flow_passed_build");
    sql.update("delete from flow_passed_tests");
  }

  private static Finish finish(ResultSet row) throws SQLException {
    return new Finish(
        row.getString("change"),
        row.getObject("chain", UUID.class),
        row.getString("repository"),
        row.getString("commit"),
        row.getString("build"),
        row.getString("environment"),
        Sql.instant(row, "pushed_at"),
        row.getObject("passed", UUID.class),
        Sql.instant(row, "passed_at"),
        row.getObject("tested", UUID.class));
  }
}
