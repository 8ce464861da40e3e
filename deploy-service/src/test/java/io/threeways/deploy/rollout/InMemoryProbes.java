package io.threeways.deploy.rollout;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks the in-memory servers without a network. */
record InMemoryProbes(InMemoryServers servers) implements Probes {
  @Override
  public Optional<String> ailment(URI server, String path) {
    return servers.answers(server) ? Optional.empty() : Optional.of(path + " answered 503");
  }

  @Override
  public void warmUp(URI server, Plan.WarmUp warmUp, Duration limit) {}
}
