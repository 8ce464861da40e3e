package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.util.List;
import java.util.UUID;

/**
 * An artifact of the main branch that came with a plan.
 *
 * @param changes that entered the branch since the artifact before it
 * @param event that announced it
 * @param chain of that event
 */
public record Published(
    Place place, Release release, List<Change> changes, UUID event, UUID chain) {
  public Published {
    changes = List.copyOf(changes);
  }

  /** As if its plan asked for all new servers beside all old ones. */
  public Published allAtOnce() {
    Plan plan = release.plan();
    return new Published(
        place,
        new Release(
            release.artifact(),
            plan.with(new Strategy.Canary(plan.shares(), plan.strategy().pacing()))),
        changes,
        event,
        chain);
  }
}
