package io.threeways.deploy.rollout.agent;

import io.threeways.deploy.rollout.Probes;
import io.threeways.deploy.rollout.RolloutClock;
import io.threeways.deploy.rollout.Rollouts;
import io.threeways.deploy.rollout.Servers;
import io.threeways.deploy.rollout.config.FaultSettings;
import io.threeways.deploy.rollout.kube.Cluster;
import io.threeways.deploy.rollout.kube.PlacedProbes;
import io.threeways.deploy.rollout.kube.PlacedServers;
import io.threeways.identity.CallTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The agent of this installation, and the cluster where an environment is in one. */
@ApplicationScoped
class AgentBeans {
  private static final Logger LOG = Logger.getLogger(AgentBeans.class);

  @Produces
  @Singleton
  Servers servers(AgentSettings settings, CallTokens tokens, Cluster cluster, Rollouts rollouts) {
    AgentCalls calls = new AgentCalls(settings, tokens::token);
    Servers agent = new AgentServers(calls, settings);
    return cluster.isUsed()
        ? new PlacedServers(cluster, rollouts, agent, new HttpDownloads(calls, settings))
        : agent;
  }

  @Produces
  @Singleton
  Probes probes(AgentSettings settings, FaultSettings fault, RolloutClock clock, Cluster cluster) {
    if (fault.skipHealthChecks()) {
      LOG.warn("health checks are switched off by threeways.deploy.fault.skip-health-checks");
      return new SkippedProbes();
    }
    Probes agent = new HttpProbes(settings, clock);
    return cluster.isUsed() ? new PlacedProbes(cluster, agent) : agent;
  }
}
