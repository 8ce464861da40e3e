package io.threeways.deploy.rollout.agent;

import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Probes;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks nobody and believes everything: what the demo breaks to show what health checks are for. */
final class SkippedProbes implements Probes {
  @Override
  public Optional<String> ailment(URI server, String path) {
    return Optional.empty();
  }

  @Override
  public void warmUp(URI server, Plan.WarmUp warmUp, Duration limit) {
    // A warm-up would wait for the server, which is just what is switched off.
  }
}
