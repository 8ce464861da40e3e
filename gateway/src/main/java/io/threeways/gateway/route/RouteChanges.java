package io.threeways.gateway.route;

import io.threeways.routes.ApplicationRoute;

/** Whoever must know at once that the route of an application is another. */
public interface RouteChanges {
  /** Called in the order of the changes, by one thread at a time. */
  void changed(ApplicationRoute route);

  /** The application is routed no more. */
  void removed(ApplicationRoute route);
}
