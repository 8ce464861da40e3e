package io.threeways.gateway.identity.store;

import io.quarkus.agroal.DataSource;
import io.threeways.gateway.identity.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Login links and the sessions that they open. */
@ApplicationScoped
public class Logins {
  private final Statements statements;

  Logins(@DataSource("gateway") javax.sql.DataSource source) {
    this.statements = new Statements(source);
  }

  /**
   * @param code the secret part of the link
   */
  public void offer(String code, String member, Instant now, Instant until) throws SQLException {
    statements.transaction(
        connection -> {
          Statements.update(connection, "delete from login_links where expires_at < ?", now);
          Audit.add(connection, now, member, "login.offer", member);
          return Statements.update(
              connection,
              "insert into login_links (hash, member, expires_at) values (?, ?, ?)",
              Secret.hash(code),
              member,
              until);
        });
  }

  /**
   * Opens a session. Of two that come with the same code at once, one gets in.
   *
   * @return who is in now; nothing when the code is unknown, was used or is too old
   */
  public Optional<String> redeem(String code, String session, Instant now, Instant until)
      throws SQLException {
    return statements.transaction(
        connection -> {
          List<String> members =
              Statements.query(
                  connection,
                  """
                  update login_links set used_at = ?
                  where hash = ? and used_at is null and expires_at > ? returning member
                  """,
                  row -> row.getString("member"),
                  now,
                  Secret.hash(code),
                  now);
          for (String member : members) {
            Statements.update(connection, "delete from sessions where expires_at < ?", now);
            Statements.update(
                connection,
                "insert into sessions (hash, member, created_at, expires_at) values (?, ?, ?, ?)",
                Secret.hash(session),
                member,
                now,
                until);
            Audit.add(connection, now, member, "login.redeem", member);
          }
          return members.stream().findFirst();
        });
  }
}
