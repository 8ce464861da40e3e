package io.threeways.gateway.identity.store;

import io.quarkus.agroal.DataSource;
import io.threeways.gateway.identity.Member;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Everyone who may come in. */
@ApplicationScoped
public class Members {
  private final Statements statements;

  Members(@DataSource("gateway") javax.sql.DataSource source) {
    this.statements = new Statements(source);
  }

  public List<Member> all() throws SQLException {
    return statements.query(
        "select name, role from members order by name",
        row -> new Member(row.getString("name"), row.getString("role")));
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
