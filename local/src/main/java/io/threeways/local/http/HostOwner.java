package io.threeways.local.http;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.threeways.identity.Roles;
import io.threeways.local.LocalSettings;
import io.threeways.local.home.Home;
import io.threeways.local.home.Secrets;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Who shows the administrator's token can read the home folder, and thus owns all that runs from
 * it: also while no gateway runs that would know the token. Everybody else goes by here to the
 * mechanism that verifies signed tokens.
 */
@ApplicationScoped
public class HostOwner implements HttpAuthenticationMechanism {
  private static final int BEFORE_SIGNED_TOKENS = DEFAULT_PRIORITY + 2_000;

  /** Whose processes the agent takes its own for. */
  private static final String NAME = "cli";

  private final byte[] expected;
  private final SecurityIdentity owner =
      QuarkusSecurityIdentity.builder()
          .setPrincipal(new QuarkusPrincipal(NAME))
          .addRoles(Roles.including(Roles.ADMIN))
          .addRole(Roles.SERVICE)
          .build();

  HostOwner(LocalSettings settings) {
    Secrets secrets = new Secrets(Home.open(settings.home()), new SecureRandom());
    expected = bytes("Bearer " + secrets.adminToken());
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    String shown = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    boolean isOwner = shown != null && MessageDigest.isEqual(expected, bytes(shown));
    return isOwner ? Uni.createFrom().item(owner) : Uni.createFrom().nullItem();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public int getPriority() {
    return BEFORE_SIGNED_TOKENS;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
