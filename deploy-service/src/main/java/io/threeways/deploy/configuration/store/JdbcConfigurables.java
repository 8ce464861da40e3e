package io.threeways.deploy.configuration.store;

import io.quarkus.agroal.DataSource;
import io.threeways.deploy.configuration.Configurable;
import io.threeways.deploy.configuration.Configurables;
import io.threeways.deploy.configuration.ConfigurationLease;
import io.threeways.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Configurable environments as rows, each with its lease. */
@ApplicationScoped
public class JdbcConfigurables implements Configurables {
  private static final double NANOS = 1e9;
  private static final String SELECT =
      "select environment, repository, let_by, let_at from deploy.configurables ";

  private final Sql sql;

  @Inject
  public JdbcConfigurables(@DataSource("deploy") javax.sql.DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void put(Configurable configurable) {
    sql.update(
        """
        insert into deploy.configurables (environment, repository, let_by, let_at)
        values (?, ?, ?, ?)
        on conflict (environment) do update
        set repository = excluded.repository, let_by = excluded.let_by, let_at = excluded.let_at
        """,
        configurable.environment(),
        configurable.repository(),
        configurable.by(),
        configurable.at());
  }

  @Override
  public Optional<Configurable> find(String environment) {
    return sql.first(
        SELECT + "where environment = ?", JdbcConfigurables::configurable, environment);
  }

  @Override
  public List<Configurable> all() {
    return sql.list(SELECT + "order by environment", JdbcConfigurables::configurable);
  }

  @Override
  public Optional<ConfigurationLease> lease(String environment, UUID holder, Duration length) {
    return sql.first(
        """
        with free as (
          select environment from deploy.configurables
          where environment = ?
            and (holder is null or holder = ? or leased_until < clock_timestamp())
          for update skip locked)
        update deploy.configurables c
        set epoch = c.epoch + case when c.holder = ? then 0 else 1 end,
            holder = ?,
            leased_until = clock_timestamp() + make_interval(secs => ?)
        from free where c.environment = free.environment
        returning c.epoch
        """,
        row -> new ConfigurationLease(environment, row.getLong(1)),
        environment,
        holder,
        holder,
        holder,
        seconds(length));
  }

  @Override
  public boolean holds(ConfigurationLease lease) {
    return sql.first(
            "select epoch from deploy.configurables where environment = ? for update",
            row -> row.getLong(1),
            lease.environment())
        .filter(epoch -> epoch == lease.epoch())
        .isPresent();
  }

  @Override
  public void renew(UUID holder, Duration length) {
    sql.update(
        """
        update deploy.configurables
        set leased_until = clock_timestamp() + make_interval(secs => ?)
        where holder = ? and leased_until > clock_timestamp()
        """,
        seconds(length),
        holder);
  }

  @Override
  public void release(UUID holder) {
    sql.update("update deploy.configurables set holder = null where holder = ?", holder);
  }

  private static Configurable configurable(ResultSet row) throws SQLException {
    return new Configurable(
        row.getString("environment"),
        row.getString("repository"),
        row.getString("let_by"),
        Sql.instant(row, "let_at"));
  }

  private static double seconds(Duration length) {
    return length.toNanos() / NANOS;
  }
}
