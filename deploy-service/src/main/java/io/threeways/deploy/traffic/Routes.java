package io.threeways.deploy.traffic;

import io.threeways.deploy.environment.Place;
import java.util.Optional;

/** The routes as they were last written. */
public interface Routes {
  Optional<WrittenRoute> find(Place place);

  void save(WrittenRoute route);

  void remove(Place place);
}
