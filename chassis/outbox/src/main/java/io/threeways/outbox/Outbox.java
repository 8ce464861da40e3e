package io.threeways.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Where a service writes its events, in the transaction that changes its state.
 *
 * <p>The data source must hand out connections that join the caller's transaction, as a JTA-aware
 * pool does. Nothing is sent before that transaction commits; wake the {@link Relay} then.
 */
public final class Outbox {
  /**
   * The largest record, in bytes of key, headers and value. Below the 1 MiB that brokers and
   * consumers accept by default: what a broker would refuse must fail where the state changes, not
   * when nobody is there to answer any more.
   */
  public static final int LARGEST_RECORD = 1_000_000;

  private final DataSource dataSource;
  private final String insert;
  private final String next;

  /**
   * @param schema holds the tables of {@code db/outbox}
   */
  public Outbox(DataSource dataSource, String schema) {
    this.dataSource = dataSource;
    Schema tables = new Schema(schema);
    this.insert =
        tables.in(
            "insert into {schema}.outbox (id, topic, key, header_names, header_values, value)"
                + " values (?, ?, ?, ?, ?, ?)");
    this.next =
        tables.in(
            "insert into {schema}.outbox_sequence as s (aggregate, last) values (?, 1)"
                + " on conflict (aggregate) do update set last = s.last + 1 returning last");
  }

  /**
   * Adds a record to the caller's transaction.
   *
   * @throws IllegalArgumentException when it is larger than {@link #LARGEST_RECORD}
   * @throws OutboxException when the database refuses or is away; the transaction is then lost
   */
  public void append(OutboxMessage message) {
    refuseOversized(message);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      List<String> names = new ArrayList<>();
      List<String> values = new ArrayList<>();
      message
          .headers()
          .forEach(
              (name, value) -> {
                names.add(name);
                values.add(value);
              });
      statement.setObject(1, message.id());
      statement.setString(2, message.topic());
      statement.setString(3, message.key());
      statement.setArray(4, connection.createArrayOf("text", names.toArray()));
      statement.setArray(5, connection.createArrayOf("text", values.toArray()));
      statement.setBytes(6, message.value());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxException("cannot append " + message.id() + " for " + message.topic(), e);
    }
  }

  /**
   * The next number of this aggregate: 1, 2, 3, …
   *
   * <p>Locks the aggregate until the transaction ends. Take the number before {@link #append}: this
   * is what puts the events of concurrent transactions in one order. A rolled-back number is given
   * again.
   *
   * @throws OutboxException when the database refuses or is away
   */
  public long nextSequence(String aggregate) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(next)) {
      statement.setString(1, aggregate);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new OutboxException("cannot number an event of " + aggregate, e);
    }
  }

  private static void refuseOversized(OutboxMessage message) {
    byte[] value = message.value();
    long size = utf8(message.key()) + (value == null ? 0 : value.length);
    for (Map.Entry<String, String> header : message.headers().entrySet()) {
      size += utf8(header.getKey()) + utf8(header.getValue());
    }
    if (size > LARGEST_RECORD) {
      throw new IllegalArgumentException(
          "record %s for %s has %d bytes, more than %d"
              .formatted(message.id(), message.topic(), size, LARGEST_RECORD));
    }
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
