package io.threeways.deploy.configuration.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.configuration.Described;
import io.threeways.deploy.configuration.Description;
import io.threeways.deploy.configuration.Descriptions;
import io.threeways.deploy.configuration.Origin;
import io.threeways.deploy.configuration.Tool;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What commits say as rows, numbered in the order in which they came to main. */
@ApplicationScoped
public class JdbcDescriptions implements Descriptions {
  /** What a commit says comes within seconds of its build's end; events may be late. */
  private static final Duration UNDESCRIBED = Duration.ofDays(30);

  private final Sql sql;

  @Inject
  public JdbcDescriptions(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public boolean add(Description description, Origin origin, String pusher, boolean onMain) {
    int added =
        sql.update(
            """
            insert into deploy.described_commits
              (repository, commit, environment, tool, file, files, chain, event, pusher)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
            description.repository(),
            description.commit(),
            description.environment(),
            description.tool().name(),
            description.file(),
            description.files().toString(),
            origin.chain(),
            origin.event(),
            pusher);
    if (onMain) {
      sql.update(
          """
          update deploy.described_commits
          set on_main = nextval('deploy.described_commits_on_main'),
              chain = ?, event = ?, pusher = ?
          where repository = ? and commit = ? and environment = ? and on_main is null
          """,
          origin.chain(),
          origin.event(),
          pusher,
          description.repository(),
          description.commit(),
          description.environment());
    }
    return added == 1;
  }

  @Override
  public void passed(String repository, String commit, Instant at) {
    sql.update(
        """
        delete from deploy.green_commits g where passed_at < ? and not exists (
          select 1 from deploy.described_commits d
          where d.repository = g.repository and d.commit = g.commit)
        """,
        at.minus(UNDESCRIBED));
    sql.update(
        """
        insert into deploy.green_commits (repository, commit, passed_at) values (?, ?, ?)
        on conflict do nothing
        """,
        repository,
        commit,
        at);
  }

  @Override
  public Optional<Described> newestGreen(String environment, String repository) {
    return sql.first(
        """
        select d.* from deploy.described_commits d
        join deploy.green_commits using (repository, commit)
        where d.environment = ? and d.repository = ? and d.on_main is not null
        order by d.on_main desc limit 1
        """,
        JdbcDescriptions::described,
        environment,
        repository);
  }

  @Override
  public Optional<Long> onMain(Description description) {
    return sql.first(
        """
        select on_main from deploy.described_commits
        where repository = ? and commit = ? and environment = ? and on_main is not null
        """,
        row -> row.getLong(1),
        description.repository(),
        description.commit(),
        description.environment());
  }

  private static Described described(ResultSet row) throws SQLException {
    Description description =
        new Description(
            row.getString("repository"),
            row.getString("commit"),
            row.getString("environment"),
            Tool.valueOf(row.getString("tool")),
            row.getString("file"),
            URI.create(row.getString("files")));
    return new Described(
        description,
        new Origin(row.getObject("chain", UUID.class), row.getObject("event", UUID.class)),
        row.getString("pusher"),
        row.getLong("on_main"));
  }
}
