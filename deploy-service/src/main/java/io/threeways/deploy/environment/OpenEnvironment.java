package io.threeways.deploy.environment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** An environment exists from the first deployment to it on. Joins the caller's transaction. */
@ApplicationScoped
public class OpenEnvironment {
  private final Environments environments;
  private final EnvironmentAnnouncements announcements;

  @Inject
  public OpenEnvironment(Environments environments, EnvironmentAnnouncements announcements) {
    this.environments = environments;
    this.announcements = announcements;
  }

  /**
   * @param chain of the deployment that needs it
   * @param cause the event that asked for that deployment
   * @param causeChain the chain of {@code cause}
   */
  public void of(Place place, UUID chain, UUID cause, UUID causeChain, Instant now) {
    if (environments.add(place.environment(), now)) {
      announcements.created(place.environment(), chain, cause, causeChain, now);
    }
  }
}
