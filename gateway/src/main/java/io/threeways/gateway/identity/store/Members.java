package io.threeways.gateway.identity.store;

import io.quarkus.agroal.DataSource;
import io.threeways.gateway.identity.Member;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everyone who may come in. */
@ApplicationScoped
public class Members {
  private static final List<String> OWNED = List.of("tokens", "login_links", "sessions");

  private final Statements statements;

  Members(@DataSource("gateway") javax.sql.DataSource source) {
    this.statements = new Statements(source);
  }

  public List<Member> all() throws SQLException {
    return statements.query(
        "select name, role from members order by name",
        row -> new Member(row.getString("name"), row.getString("role")));
  }

  public Optional<Member> find(String name) throws SQLException {
    return statements
        .query(
            "select name, role from members where name = ?",
            row -> new Member(row.getString("name"), row.getString("role")),
            name)
        .stream()
        .findFirst();
  }

  /** Lets somebody in, or gives them another role. */
  public void put(Member member, String by, Instant now) throws SQLException {
    statements.transaction(
        connection -> {
          put(connection, member, now);
          Audit.add(connection, now, by, "member.put", member.name() + " " + member.role());
          return member;
        });
  }

  /**
   * Ends all that somebody comes in with, and lets them in no more.
   *
   * @return false when there is no such member
   */
  public boolean remove(String name, String by, Instant now) throws SQLException {
    return statements.transaction(
        connection -> {
          for (String table : OWNED) {
            Statements.update(connection, "delete from " + table + " where member = ?", name);
          }
          int removed = Statements.update(connection, "delete from members where name = ?", name);
          if (removed > 0) {
            Audit.add(connection, now, by, "member.remove", name);
          }
          return removed > 0;
        });
  }

  static void put(Connection connection, Member member, Instant now) throws SQLException {
    Statements.update(
        connection,
        """
        insert into members (name, role, created_at) values (?, ?, ?)
        on conflict (name) do update set role = excluded.role
        """,
        member.name(),
        member.role(),
        now);
  }
}
