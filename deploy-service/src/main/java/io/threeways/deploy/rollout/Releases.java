package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.util.List;
import java.util.Optional;

/** Everything that was ever published for a place. */
public interface Releases {
  /** Twice has the effect of once. */
  void add(Published published);

  /** All that was published for the place. */
  void remove(Place place);

  /** The latest one with this digest. */
  Optional<Published> find(Place place, String digest);

  /** The one with the highest number; each repository counts for itself. */
  Optional<Published> newest(Place place, String repository);

  /**
   * @param after exclusive
   * @param upTo inclusive
   * @return the union of their changes, oldest first, each once with its latest event
   */
  List<Change> changes(Place place, String repository, long after, long upTo);
}
