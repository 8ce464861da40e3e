package io.threeways.deploy.rollout;

import java.time.InstantSource;

/**
 * What time it is for rollouts; a type of its own, because a process holds clocks of others too.
 */
@FunctionalInterface
public interface RolloutClock extends InstantSource {}
