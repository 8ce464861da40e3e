package io.threeways.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Deletes what was sent, and forgets what was handled, longer ago than its retention. */
final class Housekeeping {
  private final Connection connection;
  private final RelaySettings settings;
  private final String deleteSent;
  private final String forgetHandled;
  private Instant due = Instant.MIN;

  Housekeeping(Connection connection, Schema schema, RelaySettings settings) {
    this.connection = connection;
    this.settings = settings;
    this.deleteSent =
        schema.in(
            "delete from {schema}.outbox where position in (select position from {schema}.outbox"
                + " where sent_at < clock_timestamp() - make_interval(secs => ?)"
                + " order by sent_at limit ?)");
    this.forgetHandled =
        schema.in(
            "delete from {schema}.inbox where (handler, event_id) in"
                + " (select handler, event_id from {schema}.inbox"
                + " where handled_at < clock_timestamp() - make_interval(secs => ?)"
                + " order by handled_at limit ?)");
  }

  /**
   * Deletes one batch of each when it is time, and is due again at once while batches are full.
   *
   * @return whether it was time
   */
  boolean cleanIfDue(Instant now) throws SQLException {
    if (now.isBefore(due)) {
      return false;
    }
    int most =
        Math.max(
            delete(deleteSent, settings.retention()),
            delete(forgetHandled, settings.inboxRetention()));
    due = most < settings.cleaningBatch() ? now.plus(settings.cleaning()) : now;
    return true;
  }

  private int delete(String statement, Duration retention) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(statement)) {
      delete.setDouble(1, retention.toMillis() / 1000.0);
      delete.setInt(2, settings.cleaningBatch());
      return delete.executeUpdate();
    }
  }
}
