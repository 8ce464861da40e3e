package io.threeways.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The unsent records of a schema.
 *
 * <p>Always read from the beginning, never from a high-water mark: a transaction that took an early
 * position may commit late.
 */
final class Backlog {
  private final Connection connection;
  private final String select;
  private final String update;

  Backlog(Connection connection, Schema schema) {
    this.connection = connection;
    this.select =
        schema.in(
            "select position, id, topic, key, header_names, header_values, value"
                + " from {schema}.outbox where sent_at is null and not key = any (?)"
                + " order by position limit ?");
    this.update =
        schema.in(
            "update {schema}.outbox set sent_at = clock_timestamp() where position = any (?)");
  }

  /** The oldest records, in the order of their positions, but none of the keys that wait. */
  List<Unsent> read(int limit, Collection<String> waitingKeys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setArray(1, connection.createArrayOf("text", waitingKeys.toArray()));
      statement.setInt(2, limit);
      try (ResultSet rows = statement.executeQuery()) {
        List<Unsent> unsent = new ArrayList<>();
        while (rows.next()) {
          unsent.add(row(rows));
        }
        return unsent;
      }
    }
  }

  void markSent(List<Unsent> acknowledged) throws SQLException {
    if (acknowledged.isEmpty()) {
      return;
    }
    Object[] positions = acknowledged.stream().map(Unsent::position).toArray();
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setArray(1, connection.createArrayOf("bigint", positions));
      statement.executeUpdate();
    }
  }

  private static Unsent row(ResultSet row) throws SQLException {
    return new Unsent(
        row.getLong("position"),
        new OutboxMessage(
            row.getObject("id", UUID.class),
            row.getString("topic"),
            row.getString("key"),
            headers(row),
            row.getBytes("value")));
  }

  private static Map<String, String> headers(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("header_names").getArray();
    String[] values = (String[]) row.getArray("header_values").getArray();
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      headers.put(names[i], values[i]);
    }
    return headers;
  }
}
