package io.threeways.telemetry.verdict.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.threeways.telemetry.verdict.Look;
import io.threeways.telemetry.verdict.Subject;
import io.threeways.telemetry.verdict.Trial;
import io.threeways.telemetry.verdict.Trials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

  private final AgroalDataSource dataSource;
  private final TrialStates states = new TrialStates();

  @Inject
  JdbcTrials(@DataSource("telemetry") AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Optional<Trial> lock(UUID deployment) {
    return select(SELECT + " for update", deployment);
  }

  @Override
  public Optional<Trial> find(UUID deployment) {
    return select(SELECT, deployment);
  }

  @Override
  public Trial lockOrOpen(Subject subject) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into trial (deployment, application, environment, chain, open, state)
                values (?, ?, ?, ?, true, ?) on conflict do nothing""")) {
      insert.setObject(1, subject.deployment());
      insert.setString(2, subject.application());
      insert.setString(3, subject.environment());
      insert.setObject(4, subject.chain());
      insert.setString(5, states.write(Trial.Open.of(subject)));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failed("open", subject.deployment(), e);
    }
    return lock(subject.deployment()).orElseThrow();
  }

  @Override
  public void save(Trial trial) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update trial set open = ?, deadline = ?, state = ? where deployment = ?")) {
      switch (trial) {
        case Trial.Open open -> {
          update.setBoolean(1, true);
          setTime(update, 2, open.deadline());
          update.setString(3, states.write(open));
        }
        case Trial.Closed closed -> {
          update.setBoolean(1, false);
          setTime(update, 2, null);
          update.setNull(3, Types.VARCHAR);
        }
      }
      update.setObject(4, trial.subject().deployment());
      update.executeUpdate();
    } catch (SQLException e) {
      throw failed("save", trial.subject().deployment(), e);
    }
  }

  @Override
  public void record(UUID deployment, List<Look> looks) {
    if (looks.isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection()) {
      StratumRows rows = new StratumRows(connection, deployment);
      for (Look look : looks) {
        rows.insert(look.strata());
      }
    } catch (SQLException e) {
      throw failed("record strata of", deployment, e);
    }
  }

  @Override
  public List<Look.Entry> entries(UUID deployment) {
    try (Connection connection = dataSource.getConnection()) {
      return new StratumRows(connection, deployment).select();
    } catch (SQLException e) {
      throw failed("read strata of", deployment, e);
    }
  }

  @Override
  public List<UUID> overdue(Instant now) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select deployment from trial where deadline <= ?")) {
      select.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      try (ResultSet rows = select.executeQuery()) {
        List<UUID> overdue = new ArrayList<>();
        while (rows.next()) {
          overdue.add(Objects.requireNonNull(rows.getObject(1, UUID.class)));
        }
        return overdue;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot look for overdue steps", e);
    }
  }

  private Optional<Trial> select(String sql, UUID deployment) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, deployment);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(trial(deployment, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed("read", deployment, e);
    }
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

  private static void setTime(PreparedStatement statement, int index, @Nullable Instant time)
      throws SQLException {
    if (time == null) {
      statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(index, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
    }
  }

  private static IllegalStateException failed(String what, UUID deployment, SQLException cause) {
    return new IllegalStateException("cannot %s trial %s".formatted(what, deployment), cause);
  }
}
