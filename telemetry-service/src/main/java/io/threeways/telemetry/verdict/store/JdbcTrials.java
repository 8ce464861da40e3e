package io.threeways.telemetry.verdict.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.jdbc.Sql;
import io.threeways.telemetry.verdict.Look;
import io.threeways.telemetry.verdict.Subject;
import io.threeways.telemetry.verdict.Trial;
import io.threeways.telemetry.verdict.Trials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row for each trial; strata beside it. */
@ApplicationScoped
class JdbcTrials implements Trials {
  private static final String SELECT =
      "select application, environment, chain, state from trial where deployment = ?";

  private final Sql sql;
  private final StratumRows strata;
  private final TrialStates states = new TrialStates();

  @Inject
  JdbcTrials(@DataSource("telemetry") AgroalDataSource dataSource) {
    this.sql = new Sql(dataSource);
    this.strata = new StratumRows(sql);
  }

  @Override
  public Optional<Trial> lock(UUID deployment) {
    return sql.first(SELECT + " for update", row -> trial(deployment, row), deployment);
  }

  @Override
  public Optional<Trial> find(UUID deployment) {
    return sql.first(SELECT, row -> trial(deployment, row), deployment);
  }

  @Override
  public Trial lockOrOpen(Subject subject) {
    sql.update(
        """
        insert into trial (deployment, application, environment, chain, open, state)
        values (?, ?, ?, ?, true, ?) on conflict do nothing\
        """,
        subject.deployment(),
        subject.application(),
        subject.environment(),
        subject.chain(),
        states.write(Trial.Open.of(subject)));
    return lock(subject.deployment()).orElseThrow();
  }

  @Override
  public void save(Trial trial) {
    switch (trial) {
      case Trial.Open open -> save(open, true, open.deadline(), states.write(open));
      case Trial.Closed closed -> save(closed, false, null, null);
    }
  }

  private void save(
      Trial trial, boolean isOpen, @Nullable Instant deadline, @Nullable String state) {
    sql.update(
        "update trial set open = ?, deadline = ?, state = ? where deployment = ?",
        isOpen,
        deadline,
        state,
        trial.subject().deployment());
  }

  @Override
  public void record(UUID deployment, List<Look> looks) {
    strata.insert(deployment, looks.stream().flatMap(look -> look.strata().stream()).toList());
  }

  @Override
  public List<Look.Entry> entries(UUID deployment) {
    return strata.select(deployment);
  }

  @Override
  public List<UUID> overdue(Instant now) {
    return sql.list(
        "select deployment from trial where deadline <= ?",
        row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
        now);
  }

  private Trial trial(UUID deployment, ResultSet row) throws SQLException {
    String state = row.getString("state");
    return state != null
        ? states.read(state)
        : new Trial.Closed(
            new Subject(
                deployment,
                row.getString("application"),
                row.getString("environment"),
                Objects.requireNonNull(row.getObject("chain", UUID.class))));
  }
}
