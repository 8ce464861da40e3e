package io.threeways.gateway.route;

import io.threeways.routes.ApplicationRoute;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of applications as it stands. A route gives way only to one that supersedes it. */
public final class ApplicationRoutes {
  private final Collection<RouteChanges> listeners;
  private volatile Map<String, ApplicationRoute> routes = Map.of();

  public ApplicationRoutes(Collection<RouteChanges> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /**
   * @return false when a newer one is known: two writers overlap, or a record was read twice
   */
  public synchronized boolean put(ApplicationRoute route) {
    ApplicationRoute known = routes.get(route.key());
    if (known != null && !route.supersedes(known)) {
      return false;
    }
    Map<String, ApplicationRoute> next = new TreeMap<>(routes);
    next.put(route.key(), route);
    routes = Map.copyOf(next);
    listeners.forEach(listener -> listener.changed(route));
    return true;
  }

  public synchronized void remove(String key) {
    ApplicationRoute known = routes.get(key);
    if (known != null) {
      Map<String, ApplicationRoute> next = new TreeMap<>(routes);
      next.remove(key);
      routes = Map.copyOf(next);
      listeners.forEach(listener -> listener.removed(known));
    }
  }

  /** In the order of their keys. */
  public List<ApplicationRoute> all() {
    return List.copyOf(new TreeMap<>(routes).values());
  }
}
