package io.threeways.gateway.identity.http;

import io.threeways.gateway.identity.DoorSettings;
import io.threeways.gateway.identity.Secret;
import io.threeways.gateway.identity.store.Logins;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;

/**
 * From a token in a terminal to a link for a browser.
 *
 * <p>A class of its own: a resource at the empty path gets no request below a longer path of
 * another one.
 */
@Path("/api/gateway/login-links")
@RolesAllowed(Roles.VIEWER)
public class LoginLinksResource {
  private final Logins logins;
  private final DoorSettings settings;
  private final Caller caller;
  private final SecureRandom chance = new SecureRandom();

  LoginLinksResource(Logins logins, DoorSettings settings, Caller caller) {
    this.logins = logins;
    this.settings = settings;
    this.caller = caller;
  }

  @POST
  public LoginLink offer(@Context UriInfo uri) throws SQLException {
    Instant now = Instant.now();
    Instant until = now.plus(settings.loginLinkLifetime());
    String code = Secret.fresh(chance, "");
    logins.offer(code, caller.user(), now, until);
    URI link = uri.getBaseUriBuilder().path("login").queryParam("code", code).build();
    return new LoginLink(link, until);
  }

  /**
   * @param url works once
   */
  public record LoginLink(URI url, Instant expiresAt) {}
}
