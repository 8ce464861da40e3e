package io.threeways.gateway.identity.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Who changed what about who may come in; written with the change. */
final class Audit {
  private Audit() {}

  static void add(Connection connection, Instant at, String member, String action, String object)
      throws SQLException {
    Statements.update(
        connection,
        "insert into audit (at, member, action, object) values (?, ?, ?, ?)",
        at,
        member,
        action,
        object);
  }
}
