package io.threeways.deploy.traffic;

/** Tells every gateway, once the caller's transaction commits. */
public interface RouteAnnouncements {
  void announce(WrittenRoute route);
}
