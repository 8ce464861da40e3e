package io.threeways.gateway.identity.http;

import io.threeways.gateway.identity.DoorSettings;
import io.threeways.gateway.identity.Secret;
import io.threeways.gateway.identity.store.Logins;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a link that works once to a session in a browser. */
@Path("/login")
public class LoginResource {
  private final Logins logins;
  private final DoorSettings settings;
  private final SecureRandom chance = new SecureRandom();

  LoginResource(Logins logins, DoorSettings settings) {
    this.logins = logins;
    this.settings = settings;
  }

  @GET
  @PermitAll
  public Response redeem(
      @QueryParam("code") @Nullable String code, @Context SecurityContext transport)
      throws SQLException {
    Instant now = Instant.now();
    String session = Secret.fresh(chance, "");
    Optional<String> member =
        code == null
            ? Optional.empty()
            : logins.redeem(code, session, now, now.plus(settings.sessionLifetime()));
    return member.isPresent() ? welcome(session, transport.isSecure()) : refuse();
  }

  private Response welcome(String session, boolean secure) {
    NewCookie cookie =
        new NewCookie.Builder(ShownCredential.cookieName(secure))
            .value(session)
            .path("/")
            .httpOnly(true)
            .secure(secure)
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
}
