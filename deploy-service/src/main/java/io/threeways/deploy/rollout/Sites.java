package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.Route;

/**
 * What a place has besides its servers where those are not an agent's: what leads requests to them,
 * and what has to go with the place. Our own gateways hear of routes by themselves.
 */
public interface Sites {
  /**
   * Requests go where the route says. Twice has the effect of once.
   *
   * @param epoch of the lease
   * @throws Servers.AgentUnavailable when nobody answers
   * @throws Servers.Outdated when a later epoch was seen
   */
  void lead(Route route, long epoch);

  /**
   * Whatever is left of a place begins to go; returns before it has gone. Done when nothing is.
   *
   * @throws Servers.AgentUnavailable when nobody answers
   */
  void vacate(Place place);
}
