package io.threeways.gateway.identity.store;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens that were given out. */
@ApplicationScoped
public class Tokens {
  private static final List<String> OPENED_BY_TOKENS = List.of("login_links", "sessions");

  private final Statements statements;

  Tokens(@DataSource("gateway") javax.sql.DataSource source) {
    this.statements = new Statements(source);
  }

  /**
   * @param name what it is for, in its owner's words
   */
  public record TokenRow(
      UUID id,
      String member,
      String name,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt) {}

  /**
   * @return false when there is no such member
   */
  public boolean add(TokenRow token, String hash, String by) throws SQLException {
    return statements.transaction(
        connection -> {
          int added =
              Statements.update(
                  connection,
                  """
                  insert into tokens (id, member, name, hash, created_at, expires_at)
                  select ?, name, ?, ?, ?, ? from members where name = ?
                  """,
                  token.id(),
                  token.name(),
                  hash,
                  token.createdAt(),
                  token.expiresAt(),
                  token.member());
          if (added > 0) {
            Audit.add(connection, token.createdAt(), by, "token.create", token.id().toString());
          }
          return added > 0;
        });
  }

  /**
   * @param member null for those of everybody
   */
  public List<TokenRow> list(@Nullable String member) throws SQLException {
    return statements.query(
        """
        select id, member, name, created_at, expires_at, revoked_at from tokens
        where ?::text is null or member = ? order by created_at, id
        """,
        row ->
            new TokenRow(
                row.getObject("id", UUID.class),
                row.getString("member"),
                row.getString("name"),
                Objects.requireNonNull(Statements.instant(row, "created_at")),
                Statements.instant(row, "expires_at"),
                Statements.instant(row, "revoked_at")),
        member,
        member);
  }

  /**
   * Ends a token, and with it the sessions and links of its member: whoever had it may have made
   * them.
   *
   * @param member whose it must be; null for anybody's
   * @return false when there is none
   */
  public boolean revoke(UUID id, @Nullable String member, String by, Instant now)
      throws SQLException {
    return statements.transaction(
        connection -> {
          int revoked =
              Statements.update(
                  connection,
                  """
                  update tokens set revoked_at = coalesce(revoked_at, ?)
                  where id = ? and (?::text is null or member = ?)
                  """,
                  now,
                  id,
                  member,
                  member);
          if (revoked > 0) {
            for (String opened : OPENED_BY_TOKENS) {
              Statements.update(
                  connection,
                  "delete from "
                      + opened
                      + " where member = (select member from tokens where id = ?)",
                  id);
            }
            Audit.add(connection, now, by, "token.revoke", id.toString());
          }
          return revoked > 0;
        });
  }
}
