package io.threeways.deploy.rollout;

import java.util.UUID;
import java.util.function.Supplier;

/** Marks work as a chain's, so that what is logged and measured of it is found by the chain. */
public interface Chains {
  <T> T within(UUID chain, Supplier<T> work);
}
