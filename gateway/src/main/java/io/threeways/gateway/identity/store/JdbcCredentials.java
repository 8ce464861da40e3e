package io.threeways.gateway.identity.store;

import io.quarkus.agroal.DataSource;
import io.threeways.gateway.identity.Credential;
import io.threeways.gateway.identity.Credentials;
import io.threeways.gateway.identity.CredentialsUnavailable;
import io.threeways.gateway.identity.Member;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Looks credentials up by their hash. */
@ApplicationScoped
public class JdbcCredentials implements Credentials {
  private static final String TOKEN =
      """
      select m.name, m.role from tokens t join members m on m.name = t.member
      where t.hash = ? and t.revoked_at is null and (t.expires_at is null or t.expires_at > ?)
      """;
  private static final String SESSION =
      """
      select m.name, m.role from sessions s join members m on m.name = s.member
      where s.hash = ? and s.expires_at > ?
      """;

  private final Statements statements;

  JdbcCredentials(@DataSource("gateway") javax.sql.DataSource source) {
    this.statements = new Statements(source);
  }

  @Override
  public Optional<Member> find(Credential credential, Instant now) throws CredentialsUnavailable {
    String sql =
        switch (credential) {
          case Credential.Token token -> TOKEN;
          case Credential.Session session -> SESSION;
        };
    try {
      return statements
          .query(
              sql,
              row -> new Member(row.getString("name"), row.getString("role")),
              credential.hash(),
              now)
          .stream()
          .findFirst();
    } catch (SQLException e) {
      throw new CredentialsUnavailable(e);
    }
  }
}
