package io.threeways.gateway.identity.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plain SQL on one data source. */
final class Statements {
  private final DataSource source;

  Statements(DataSource source) {
    this.source = source;
  }

  /** What is done here is done in one transaction, or not at all. */
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> T transaction(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return query(connection, sql, row, arguments);
    }
  }

  static <T> List<T> query(
      Connection connection, String sql, Row<T> row, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.of(rows));
      }
      return all;
    }
  }

  static int update(Connection connection, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, arguments)) {
      return statement.executeUpdate();
    }
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      statement.setObject(
          i + 1, argument instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : argument);
    }
    return statement;
  }
}
