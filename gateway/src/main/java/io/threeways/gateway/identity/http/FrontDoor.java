package io.threeways.gateway.identity.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.threeways.gateway.identity.BootstrapSettings;
import io.threeways.gateway.identity.Credential;
import io.threeways.gateway.identity.Credentials;
import io.threeways.gateway.identity.DoorSettings;
import io.threeways.gateway.identity.KnownCallers;
import io.threeways.gateway.identity.Lookup;
import io.threeways.gateway.identity.Member;
import io.threeways.identity.Roles;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Who comes in with a credential of the gateway's own. Signed tokens of services go by here to the
 * mechanism that verifies them. On the event loop unless the database must be asked.
 */
@ApplicationScoped
public class FrontDoor implements HttpAuthenticationMechanism {
  /** Set on a request whose caller cannot be looked up now. */
  static final String UNAVAILABLE = "threeways.gateway.unavailable";

  /** Also before the one that challenges for all services: here Git and browsers come too. */
  private static final int FIRST = DEFAULT_PRIORITY + 2_000;

  private final KnownCallers callers;
  private final Vertx vertx;
  private final Clock clock = Clock.systemUTC();

  FrontDoor(
      Credentials credentials, DoorSettings settings, BootstrapSettings bootstrap, Vertx vertx) {
    this.callers = new KnownCallers(credentials, settings, bootstrap);
    this.vertx = vertx;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    Optional<Credential> shown = ShownCredential.in(context.request());
    if (shown.isEmpty()) {
      return Uni.createFrom().nullItem();
    }
    Optional<Member> remembered = callers.remembered(shown.get(), clock.instant());
    if (remembered.isPresent()) {
      return Uni.createFrom().item(identity(remembered.get()));
    }
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx
                    .executeBlocking(() -> callers.find(shown.get(), clock.instant()), false)
                    .toCompletionStage())
        .map(lookup -> identity(lookup, context));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(Challenge.of(context).data());
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    Challenge.of(context).send(context);
    return Uni.createFrom().item(true);
  }

  @Override
  public int getPriority() {
    return FIRST;
  }

  private static SecurityIdentity identity(Lookup lookup, RoutingContext context) {
    return switch (lookup) {
      case Lookup.Known(Member member) -> identity(member);
      case Lookup.Unknown() -> throw new AuthenticationFailedException("unknown credential");
      case Lookup.Unavailable() -> {
        context.put(UNAVAILABLE, true);
        throw new AuthenticationFailedException("credentials cannot be looked up");
      }
    };
  }

  private static SecurityIdentity identity(Member member) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(member.name()))
        .addRoles(Roles.including(member.role()))
        .build();
  }
}
