package io.threeways.deploy.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which environments are configured from which repository, and the leases over their machines. */
public interface Configurables {
  /** Replaces who configured it before. */
  void put(Configurable configurable);

  Optional<Configurable> find(String environment);

  /** By name. */
  List<Configurable> all();

  /**
   * Takes or keeps the lease. The epoch rises when it passes from one holder to another.
   *
   * @return empty when somebody else holds it, or is just taking it
   */
  Optional<ConfigurationLease> lease(String environment, UUID holder, Duration length);

  /**
   * Locks the environment for the caller's transaction.
   *
   * @return whether the lease is still the newest
   */
  boolean holds(ConfigurationLease lease);

  /** All leases of this holder last for another {@code length}. */
  void renew(UUID holder, Duration length);

  /** Whoever comes next may take them at once. */
  void release(UUID holder);
}
