package io.threeways.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Which events a handler has handled, recorded in the transaction that handles them.
 *
 * <p>Two deliveries of one event at the same moment: the second waits for the first to commit or
 * roll back, then is told the truth.
 */
public final class Inbox {
  private final DataSource dataSource;
  private final String insert;

  /**
   * @param schema holds the tables of {@code db/outbox}
   */
  public Inbox(DataSource dataSource, String schema) {
    this.dataSource = dataSource;
    this.insert =
        new Schema(schema)
            .in(
                "insert into {schema}.inbox (handler, event_id) values (?, ?)"
                    + " on conflict do nothing");
  }

  /**
   * Records the event in the caller's transaction.
   *
   * @return whether this handler has not handled it before
   * @throws OutboxException when the database refuses or is away
   */
  public boolean firstTime(String handler, UUID eventId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, handler);
      statement.setObject(2, eventId);
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new OutboxException("cannot record " + eventId + " for " + handler, e);
    }
  }
}
