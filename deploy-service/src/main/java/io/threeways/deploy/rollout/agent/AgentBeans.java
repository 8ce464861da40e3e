package io.threeways.deploy.rollout.agent;

import io.threeways.deploy.rollout.Probes;
import io.threeways.deploy.rollout.RolloutClock;
import io.threeways.deploy.rollout.Servers;
import io.threeways.deploy.rollout.config.FaultSettings;
import io.threeways.identity.CallTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The agent of this installation. */
@ApplicationScoped
class AgentBeans {
  private static final Logger LOG = Logger.getLogger(AgentBeans.class);

  @Produces
  @Singleton
  Servers servers(AgentSettings settings, CallTokens tokens) {
    return new AgentServers(settings, tokens::token);
  }

  @Produces
  @Singleton
  Probes probes(AgentSettings settings, FaultSettings fault, RolloutClock clock) {
    if (fault.skipHealthChecks()) {
      LOG.warn("health checks are switched off by threeways.deploy.fault.skip-health-checks");
      return new SkippedProbes();
    }
    return new HttpProbes(settings, clock);
  }
}
