package io.threeways.deploy.environment;

import java.time.Instant;
import java.util.UUID;

/** Tells the world, once the caller's transaction commits. */
public interface EnvironmentAnnouncements {
  /**
   * @param chain of the deployment that made it necessary
   * @param cause the event that asked for that deployment
   * @param causeChain the chain of {@code cause}
   */
  void created(String environment, UUID chain, UUID cause, UUID causeChain, Instant at);
}
