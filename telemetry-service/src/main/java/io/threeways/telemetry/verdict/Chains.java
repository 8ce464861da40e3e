package io.threeways.telemetry.verdict;

import java.util.UUID;

/** Marks work as a chain's, so that what is logged and measured of it is found by the chain. */
@FunctionalInterface
public interface Chains {
  void within(UUID chain, Runnable work);
}
