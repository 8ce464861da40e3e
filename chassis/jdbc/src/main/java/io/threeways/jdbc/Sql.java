package io.threeways.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One statement at a time, in the caller's transaction if there is one.
 *
 * <p>Parameters are texts, numbers, truth values, UUIDs, bytes, instants, collections of texts or
 * of longs (as arrays), or null.
 */
public record Sql(DataSource dataSource) {
  /** Makes a value of the current row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * @return how many rows were changed
   * @throws DatabaseFailure when the database refuses or is away
   */
  public int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFailure(sql, e);
    }
  }

  /**
   * The same statement for each row of parameters, in one round trip.
   *
   * @throws DatabaseFailure when the database refuses or is away
   */
  public void updateAll(String sql, List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new DatabaseFailure(sql, e);
    }
  }

  /**
   * @throws DatabaseFailure when the database refuses or is away
   */
  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    } catch (SQLException e) {
      throw new DatabaseFailure(sql, e);
    }
  }

  /**
   * The first row, if there is one.
   *
   * @throws DatabaseFailure when the database refuses or is away
   */
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    return list(sql, reader, parameters).stream().findFirst();
  }

  /** A timestamp that is there. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A timestamp that may be missing. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object[] parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    bind(statement, parameters);
    return statement;
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case Instant time -> statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
        case Collection<?> values -> statement.setArray(i + 1, array(statement, values));
        case null -> statement.setObject(i + 1, null);
        case Object value -> statement.setObject(i + 1, value);
      }
    }
  }

  private static java.sql.Array array(PreparedStatement statement, Collection<?> values)
      throws SQLException {
    boolean numbers = values.stream().allMatch(Long.class::isInstance);
    return statement.getConnection().createArrayOf(numbers ? "bigint" : "text", values.toArray());
  }
}
