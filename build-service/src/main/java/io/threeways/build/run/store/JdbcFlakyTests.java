package io.threeways.build.run.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.FlakyTest;
import io.threeways.build.run.FlakyTests;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Flaky tests out of the rows of stages that were run again and passed. */
@ApplicationScoped
class JdbcFlakyTests implements FlakyTests {
  private final Sql sql;

  JdbcFlakyTests(@DataSource("build") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<FlakyTest> of(RepositoryName repository, Instant since, int most) {
    return sql.list(
        """
        with ended as (
          select * from stage
          where repository = ? and started_at >= ? and state in ('passed', 'failed')
        ), flaky as (
          select ended.name as stage, suite, test, retried_test.message, file, line,
            build, attempt, ended.started_at
          from ended join retried_test using (repository, build, attempt, position)
          where ended.state = 'passed'
        ), last as (
          select distinct on (stage, suite, test) * from flaky
          order by stage, suite, test, started_at desc, build desc, attempt desc
        ), counted as (
          select stage, suite, test, count(distinct build) as times,
            (array_agg(distinct build order by build desc))[1:%d] as builds
          from flaky group by stage, suite, test
        )
        select last.*, times, builds,
          (select count(distinct build) from ended where ended.name = last.stage) as out_of
        from last join counted using (stage, suite, test)
        order by times desc, started_at desc, suite, test limit ?\
        """
            .formatted(MOST_BUILDS),
        JdbcFlakyTests::flakyTest,
        repository.text(),
        since,
        most);
  }

  private static FlakyTest flakyTest(ResultSet row) throws SQLException {
    return new FlakyTest(
        row.getString("stage"),
        BuildRows.failedTest(row),
        row.getInt("times"),
        row.getInt("out_of"),
        Sql.instant(row, "started_at"),
        List.of((Long[]) row.getArray("builds").getArray()));
  }
}
