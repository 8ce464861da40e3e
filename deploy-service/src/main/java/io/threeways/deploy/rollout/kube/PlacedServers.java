package io.threeways.deploy.rollout.kube;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Downloads;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Release;
import io.threeways.deploy.rollout.Rollouts;
import io.threeways.deploy.rollout.ServerName;
import io.threeways.deploy.rollout.Servers;
import io.threeways.deploy.rollout.Sighting;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Each deployment's servers where its environment is: in the cluster, or with the agent. */
public final class PlacedServers implements Servers {
  /** Where a deployment is brought never changes; asked for with every look at it. */
  private static final int MOST_KEPT = 1_000;

  private final Cluster cluster;
  private final Rollouts rollouts;
  private final Servers agent;
  private final Downloads downloads;
  private final Map<UUID, Place> places =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Place> eldest) {
          return size() > MOST_KEPT;
        }
      };

  public PlacedServers(Cluster cluster, Rollouts rollouts, Servers agent, Downloads downloads) {
    this.cluster = cluster;
    this.rollouts = rollouts;
    this.agent = agent;
    this.downloads = downloads;
  }

  /** What is not known any more runs nowhere, and either says so. */
  private Servers of(UUID deployment) {
    return place(deployment)
        .filter(cluster::runs)
        .<Servers>map(place -> new KubeServers(cluster, place, downloads))
        .orElse(agent);
  }

  private synchronized Optional<Place> place(UUID deployment) {
    Place known = places.get(deployment);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Place> found = rollouts.deployment(deployment).map(one -> one.place());
    found.ifPresent(place -> places.put(deployment, place));
    return found;
  }

  @Override
  public Map<Integer, Sighting> list(UUID deployment) {
    return of(deployment).list(deployment);
  }

  @Override
  public void start(ServerName name, Release release, long epoch) {
    of(name.deployment()).start(name, release, epoch);
  }

  @Override
  public void stop(ServerName name, long epoch) {
    of(name.deployment()).stop(name, epoch);
  }

  @Override
  public void clear(ServerName name) {
    of(name.deployment()).clear(name);
  }

  @Override
  public URI inside(ServerName name, Plan plan, URI endpoint) {
    return of(name.deployment()).inside(name, plan, endpoint);
  }

  @Override
  public String lastLines(ServerName name, int lines) {
    return of(name.deployment()).lastLines(name, lines);
  }

  @Override
  public void awaitChange(ServerName name, long since) {
    of(name.deployment()).awaitChange(name, since);
  }
}
