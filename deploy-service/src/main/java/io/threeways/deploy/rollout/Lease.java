package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;

/**
 * The right to start and stop the servers of a place.
 *
 * @param epoch carried by every start and stop; the agent refuses a lower one
 */
public record Lease(Place place, long epoch) {}
