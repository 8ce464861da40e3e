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
}
