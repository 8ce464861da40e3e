package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;

/** Whose artifacts are deployed where. */
public interface Places {
  /**
   * Joins the caller's transaction. A place that is nobody's is this repository's from now on.
   *
   * @return the repository that the place belongs to
   */
  String claim(Place place, String repository);

  /** It belongs to this repository from now on, whosever it was. */
  void give(Place place, String repository, String by);

  /** It is nobody's again. */
  void remove(Place place);
}
