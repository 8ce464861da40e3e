package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which places were found empty. */
record RecordedVacancies(List<Place> vacated) implements Vacancies {
  @Override
  public void vacated(Place place, Instant at) {
    vacated.add(place);
  }

  @Override
  public void hindered(Place place, @Nullable String hindrance) {
    // Shown to people; nothing follows from it.
  }
}
