package io.threeways.gateway.identity.http;

import io.threeways.gateway.identity.DoorSettings;
import io.threeways.gateway.identity.Secret;
import io.threeways.gateway.identity.store.Logins;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a token in a terminal to a session in a browser, by a link that works once. */
@Path("")
public class LoginResource {
  private final Logins logins;
  private final DoorSettings settings;
  private final Caller caller;
  private final SecureRandom chance = new SecureRandom();

  LoginResource(Logins logins, DoorSettings settings, Caller caller) {
    this.logins = logins;
    this.settings = settings;
    this.caller = caller;
  }

  @POST
  @Path("/api/gateway/login-links")
  @RolesAllowed(Roles.VIEWER)
  public LoginLink offer(@Context UriInfo uri) throws SQLException {
    Instant now = Instant.now();
    Instant until = now.plus(settings.loginLinkLifetime());
    String code = Secret.fresh(chance, "");
    logins.offer(code, caller.user(), now, until);
    URI link = uri.getBaseUriBuilder().path("login").queryParam("code", code).build();
    return new LoginLink(link, until);
  }

  @GET
  @Path("/login")
  @PermitAll
  public Response redeem(@QueryParam("code") @Nullable String code) throws SQLException {
    Instant now = Instant.now();
    String session = Secret.fresh(chance, "");
    Optional<String> member =
        code == null
            ? Optional.empty()
            : logins.redeem(code, session, now, now.plus(settings.sessionLifetime()));
    return member.isPresent() ? welcome(session) : refuse();
  }

  private Response welcome(String session) {
    NewCookie cookie =
        new NewCookie.Builder(ShownCredential.COOKIE)
            .value(session)
            .path("/")
            .httpOnly(true)
            .sameSite(NewCookie.SameSite.STRICT)
            .maxAge((int) settings.sessionLifetime().toSeconds())
            .build();
    return Response.seeOther(URI.create("/"))
        .cookie(cookie)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static Response refuse() {
    return Response.status(Response.Status.UNAUTHORIZED)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Three Ways\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(LoginPage.HOW_TO)
        .build();
  }

  /**
   * @param url works once
   */
  public record LoginLink(URI url, Instant expiresAt) {}
}
