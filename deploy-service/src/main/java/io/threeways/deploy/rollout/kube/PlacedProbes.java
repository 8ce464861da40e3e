package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Probes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * In the cluster the kubelet asks servers, and we ask the cluster what it found; it also knows when
 * we are outside. Other servers are asked as ever.
 */
public final class PlacedProbes implements Probes {
  private static final String IN_THE_CLUSTER = ".svc";

  private final Cluster cluster;
  private final Probes agent;

  public PlacedProbes(Cluster cluster, Probes agent) {
    this.cluster = cluster;
    this.agent = agent;
  }

  static boolean isInCluster(URI server) {
    return server.getHost() != null && server.getHost().endsWith(IN_THE_CLUSTER);
  }

  @Override
  public Optional<String> ailment(URI server, String path) {
    if (!isInCluster(server)) {
      return agent.ailment(server, path);
    }
    List<String> host = List.of(server.getHost().split("\\."));
    Deployment found =
        cluster.ask(
            "look at " + server,
            () ->
                cluster
                    .client()
                    .apps()
                    .deployments()
                    .inNamespace(host.get(1))
                    .withName(host.getFirst())
                    .get());
    return found != null && Sightings.available(found) > 0
        ? Optional.empty()
        : Optional.of(path + " is answered by no pod of " + host.getFirst());
  }

  /** From outside of the cluster no single pod is reached: those there begin cold. */
  @Override
  public void warmUp(URI server, Plan.WarmUp warmUp, Duration limit) {
    if (!isInCluster(server)) {
      agent.warmUp(server, warmUp, limit);
    }
  }
}
