package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;

/** Something happened that a place may have to act upon. Returns at once. */
@FunctionalInterface
public interface Wake {
  void wake(Place place);
}
