package io.threeways.deploy.traffic;

import io.threeways.deploy.environment.Place;

/** Tells every gateway, once the caller's transaction commits. */
public interface RouteAnnouncements {
  void announce(WrittenRoute route);

  /** There is none any more. */
  void withdraw(Place place);
}
