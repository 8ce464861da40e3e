package io.threeways.deploy.rollout.agent;

import io.threeways.deploy.rollout.Probes;
import io.threeways.deploy.rollout.RolloutClock;
import io.threeways.deploy.rollout.Servers;
import io.threeways.identity.CallTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The agent of this installation. */
@ApplicationScoped
class AgentBeans {
  @Produces
  @Singleton
  Servers servers(AgentConfig config, CallTokens tokens) {
    return new AgentServers(config, tokens::token);
  }

  @Produces
  @Singleton
  Probes probes(AgentConfig config, RolloutClock clock) {
    return new HttpProbes(config, clock);
  }
}
