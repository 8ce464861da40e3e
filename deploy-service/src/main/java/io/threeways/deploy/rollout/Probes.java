package io.threeways.deploy.rollout;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Requests of ours to a server. */
public interface Probes {
  /**
   * @return what is wrong, for example {@code /health answered 503}; empty when it is healthy
   */
  Optional<String> ailment(URI server, String path);

  /** Ends after all requests, or at the limit. What is answered does not matter. */
  void warmUp(URI server, Plan.WarmUp warmUp, Duration limit);
}
