package io.threeways.deploy.configuration.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.configuration.Kind;
import io.threeways.deploy.configuration.Order;
import io.threeways.deploy.configuration.Run;
import io.threeways.deploy.configuration.Runs;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs as documents. */
@ApplicationScoped
public class JdbcRuns implements Runs {
  private static final String SELECT = "select document from deploy.configurer_runs ";

  private final Sql sql;
  private final RunDocuments documents = new RunDocuments();

  @Inject
  public JdbcRuns(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void save(Run run) {
    Order order = run.order();
    sql.update(
        """
        insert into deploy.configurer_runs
          (id, environment, kind, commit, state, requested_at, document)
        values (?, ?, ?, ?, ?, ?, cast(? as jsonb))
        on conflict (id) do update set state = excluded.state, document = excluded.document
        """,
        order.id(),
        order.description().environment(),
        order.kind().name(),
        order.description().commit(),
        run.word(),
        order.requestedAt(),
        documents.write(run));
  }

  @Override
  public Optional<Run> find(UUID id) {
    return sql.first(SELECT + "where id = ?", this::run, id);
  }

  @Override
  public List<Run> open(String environment) {
    return sql.list(
        SELECT
            + """
            where environment = ? and state in ('waiting', 'running')
            order by state = 'running' desc,
              case kind when 'APPLY' then 0 when 'DRIFT' then 1 else 2 end, number
            """,
        this::run,
        environment);
  }

  @Override
  public Optional<Run> lastApply(String environment) {
    return sql.first(
        SELECT
            + """
            where environment = ? and kind = 'APPLY' and state <> 'dropped'
            order by number desc limit 1
            """,
        this::run,
        environment);
  }

  @Override
  public Optional<Run.Ended> lastEnded(String environment, Kind kind) {
    return sql.first(
            SELECT
                + """
                where environment = ? and kind = ? and state = 'ended'
                order by number desc limit 1
                """,
            this::run,
            environment,
            kind.name())
        .map(Run.Ended.class::cast);
  }

  @Override
  public List<Run> list(@Nullable String environment, @Nullable String commit, int limit) {
    return sql.list(
        SELECT
            + """
            where environment = coalesce(?, environment) and commit = coalesce(?, commit)
            order by number desc limit ?
            """,
        this::run,
        environment,
        commit,
        limit);
  }

  private Run run(ResultSet row) throws SQLException {
    return documents.read(row.getString(1));
  }
}
