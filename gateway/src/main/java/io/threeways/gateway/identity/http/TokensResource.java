package io.threeways.gateway.identity.http;

import io.threeways.gateway.identity.DoorSettings;
import io.threeways.gateway.identity.Secret;
import io.threeways.gateway.identity.store.Tokens;
import io.threeways.gateway.identity.store.Tokens.TokenRow;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everybody's own tokens; an admin's also those of others. */
@Path("/api/gateway/tokens")
@RolesAllowed(Roles.VIEWER)
public class TokensResource {
  private static final int NAME_LIMIT = 100;

  private final Tokens tokens;
  private final DoorSettings settings;
  private final Caller caller;
  private final SecureRandom chance = new SecureRandom();

  TokensResource(Tokens tokens, DoorSettings settings, Caller caller) {
    this.tokens = tokens;
    this.settings = settings;
    this.caller = caller;
  }

  /** The answer is the only place where the token is ever seen. */
  @POST
  public Response create(@Nullable NewToken asked) throws SQLException {
    if (asked == null) {
      throw Problems.of(
          422, "no-name", "No name", "Say what the token is for: {\"name\": \"laptop\"}.");
    }
    String member = asked.member() == null ? caller.user() : asked.member();
    if (!member.equals(caller.user()) && !caller.has(Roles.ADMIN)) {
      throw Problems.of(
          403,
          "not-yours",
          "Not yours",
          "Only an admin makes tokens for others: ask one to do it.");
    }
    Instant now = Instant.now();
    Duration lifetime = asked.expiresIn() == null ? settings.tokenLifetime() : asked.expiresIn();
    if (lifetime.compareTo(settings.longestTokenLifetime()) > 0) {
      throw Problems.of(
          422,
          "too-long",
          "Too long",
          "expiresIn is at most %s (threeways.gateway.door.longest-token-lifetime)."
              .formatted(settings.longestTokenLifetime()));
    }
    TokenRow row =
        new TokenRow(UUID.randomUUID(), member, asked.name(), now, now.plus(lifetime), null);
    String token = Secret.fresh(chance, Secret.TOKEN_PREFIX);
    if (!tokens.add(row, Secret.hash(token), caller.user())) {
      throw Problems.of(
          404,
          "unknown-member",
          "Unknown member",
          "There is no member %s: POST /api/gateway/members lets them in.".formatted(member));
    }
    return Response.status(Response.Status.CREATED)
        .entity(new CreatedToken(row.id(), member, row.name(), token, row.expiresAt()))
        .build();
  }

  @GET
  public List<TokenRow> list() throws SQLException {
    return tokens.list(whose());
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") UUID id) throws SQLException {
    if (!tokens.revoke(id, whose(), caller.user(), Instant.now())) {
      throw Problems.of(
          404,
          "unknown-token",
          "Unknown token",
          "You have no token %s: GET /api/gateway/tokens lists yours.".formatted(id));
    }
  }

  private @Nullable String whose() {
    return caller.has(Roles.ADMIN) ? null : caller.user();
  }

  /**
   * @param name what it is for
   * @param member whose it shall be; the caller's own when null
   * @param expiresIn the configured lifetime when null
   */
  public record NewToken(String name, @Nullable String member, @Nullable Duration expiresIn) {
    public NewToken {
      // JSON may leave it out.
      name = Objects.requireNonNullElse(name, "").strip();
      if (name.isEmpty()
          || name.length() > NAME_LIMIT
          || name.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "name says what the token is for, in 1 to " + NAME_LIMIT + " printable characters");
      }
      if (expiresIn != null && !expiresIn.isPositive()) {
        throw new IllegalArgumentException("expiresIn is a positive ISO 8601 duration");
      }
    }
  }

  /**
   * @param token shown this once
   */
  public record CreatedToken(
      UUID id, String member, String name, String token, @Nullable Instant expiresAt) {}
}
