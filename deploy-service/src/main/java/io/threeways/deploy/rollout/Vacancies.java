package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whoever has a place taken away, or shows how it stands, is told. */
public interface Vacancies {
  /** Nothing of it is left. Joins the caller's transaction. */
  void vacated(Place place, Instant at);

  /**
   * What keeps us from doing there what should be done has changed.
   *
   * @param hindrance in words; null when there is none any more
   */
  void hindered(Place place, @Nullable String hindrance);
}
