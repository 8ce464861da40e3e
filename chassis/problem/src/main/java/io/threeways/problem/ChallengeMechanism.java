package io.threeways.problem;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Authenticates nobody. It only comes first to say what a request without credentials gets: Quarkus
 * ends such a request by a mechanism's challenge, past every failure handler.
 */
@ApplicationScoped
public class ChallengeMechanism implements HttpAuthenticationMechanism {
  private static final int BEFORE_THE_OTHERS = DEFAULT_PRIORITY + 1_000;

  @Override
  public int getPriority() {
    return BEFORE_THE_OTHERS;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, Challenges.HEADER, Challenges.MISSING));
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    ProblemRoutes.answer(context, Refusals.missingCredentials(), Challenges.MISSING);
    return Uni.createFrom().item(true);
  }
}
