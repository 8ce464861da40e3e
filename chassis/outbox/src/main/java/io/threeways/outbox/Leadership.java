package io.threeways.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The right to send for a schema: a session-level advisory lock, held as long as its connection
 * lives. When the process dies PostgreSQL ends the session, and with it the lock.
 */
final class Leadership implements AutoCloseable {
  private static final Duration PROBE = Duration.ofSeconds(2);

  private static final String LOCK =
      "select pg_try_advisory_lock(hashtext('outbox relay'), hashtext(?))";
  private static final String UNLOCK =
      "select pg_advisory_unlock(hashtext('outbox relay'), hashtext(?))";

  private final Connection connection;
  private final Schema schema;

  private Leadership(Connection connection, Schema schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** Empty when another session has it. */
  static Optional<Leadership> tryAcquire(DataSource dataSource, Schema schema) throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      if (ask(connection, LOCK, schema)) {
        return Optional.of(new Leadership(connection, schema));
      }
    } catch (SQLException e) {
      discard(connection, e);
      throw e;
    }
    connection.close();
    return Optional.empty();
  }

  /** The session that holds the lock: a statement that succeeds on it proves the leadership. */
  Connection connection() {
    return connection;
  }

  boolean held() throws SQLException {
    return connection.isValid((int) PROBE.toSeconds());
  }

  /** Gives the lock back before the pool gets the session, which outlives us there. */
  @Override
  public void close() throws SQLException {
    try {
      ask(connection, UNLOCK, schema);
    } catch (SQLException e) {
      discard(connection, e);
      throw e;
    }
    connection.close();
  }

  private static void discard(Connection connection, SQLException why) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  private static boolean ask(Connection connection, String question, Schema schema)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, schema.name());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
