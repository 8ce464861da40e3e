package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.util.HashMap;
import java.util.Map;

/** Places in a map. */
final class InMemoryPlaces implements Places {
  private final Map<Place, String> repositories = new HashMap<>();

  @Override
  public String claim(Place place, String repository) {
    return repositories.computeIfAbsent(place, _ -> repository);
  }

  @Override
  public void give(Place place, String repository, String by) {
    repositories.put(place, repository);
  }

  @Override
  public void remove(Place place) {
    repositories.remove(place);
  }
}
