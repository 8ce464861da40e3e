package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Artifact;
import io.threeways.deploy.rollout.Downloads;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Release;
import io.threeways.deploy.rollout.ServerName;
import io.threeways.deploy.rollout.Servers;
import io.threeways.deploy.rollout.Sighting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The servers of one place as pods of a Deployment per version. Kubernetes does not tell one
 * replica from another: of the servers that a version shall have, as many run as it says are
 * available, the first ones first.
 */
public final class KubeServers implements Servers {
  private static final int CONFLICT = 409;

  /**
   * Its controller writes to a Deployment as well as we do, and most of all in its first second.
   */
  private static final int ATTEMPTS = 10;

  private final Cluster cluster;
  private final Place place;
  private final Downloads downloads;
  private final KubernetesSettings settings;

  public KubeServers(Cluster cluster, Place place, Downloads downloads) {
    this.cluster = cluster;
    this.place = place;
    this.downloads = downloads;
    this.settings = cluster.settings();
  }

  @Override
  public Map<Integer, Sighting> list(UUID deployment) {
    Fleet fleet = fleet(deployment);
    return cluster.ask(
        "list the servers of " + deployment,
        () -> {
          Deployment found = resource(fleet).get();
          return found == null ? Map.of() : Sightings.of(found, pods(fleet), endpoint(fleet));
        });
  }

  @Override
  public void start(ServerName name, Release release, long epoch) {
    Fleet fleet = fleet(name.deployment());
    Artifact artifact = release.artifact();
    boolean known =
        change(
            fleet,
            name,
            epoch,
            roster -> {
              if (!roster.artifact().equals(artifact.digest())) {
                throw new NotStartable(
                    "%s is another server: of %s".formatted(name, roster.artifact()));
              }
              return roster.with(name.index(), epoch);
            });
    if (!known) {
      create(fleet, name, release, epoch);
    }
  }

  /** What the Deployment needs comes before it: it stands for all of them when it is looked for. */
  private void create(Fleet fleet, ServerName name, Release release, long epoch) {
    Roster roster =
        new Roster(new TreeSet<>(), epoch, release.artifact().digest()).with(name.index(), epoch);
    Parcel parcel = parcel(fleet, release.artifact());
    cluster.ask(
        "start " + name,
        () -> {
          Grounds.open(client(), place, fleet.namespace(), settings.port());
          parcel.parts().forEach(this::apply);
          apply(Workload.service(fleet, settings));
          return apply(Workload.deployment(fleet, release, roster, parcel, settings));
        });
  }

  private Parcel parcel(Fleet fleet, Artifact artifact) {
    try (InputStream tar = downloads.open(artifact)) {
      return Parcel.of(fleet, artifact, tar, settings.filesMebibytes());
    } catch (IOException e) {
      throw new AgentUnavailable("the download of " + artifact.digest() + " broke off", e);
    }
  }

  private <T extends HasMetadata> T apply(T wanted) {
    return client().resource(wanted).fieldManager(Fleet.MANAGER).forceConflicts().serverSideApply();
  }

  @Override
  public void stop(ServerName name, long epoch) {
    var _ =
        change(
            fleet(name.deployment()), name, epoch, roster -> roster.without(name.index(), epoch));
  }

  /**
   * Writes the roster and the number of replicas that follows from it; the last server takes the
   * version's objects along. What somebody else wrote meanwhile is read again.
   *
   * @return false when there is no such version
   */
  private boolean change(Fleet fleet, ServerName name, long epoch, UnaryOperator<Roster> next) {
    return cluster.ask(
        "change " + name,
        () -> {
          for (int attempt = 1; ; attempt++) {
            Deployment found = resource(fleet).get();
            if (found == null) {
              return false;
            }
            Roster before = fenced(found, name, epoch);
            try {
              write(fleet, found, before, next.apply(before));
              return true;
            } catch (KubernetesClientException e) {
              if (e.getCode() != CONFLICT || attempt == ATTEMPTS) {
                throw e;
              }
            }
          }
        });
  }

  private static Roster fenced(Deployment found, ServerName name, long epoch) {
    Roster roster = Roster.of(found);
    if (roster.epoch() > epoch) {
      throw new Outdated("%s belongs to epoch %d, not %d".formatted(name, roster.epoch(), epoch));
    }
    return roster;
  }

  private void write(Fleet fleet, Deployment found, Roster before, Roster next) {
    if (next.equals(before) || found.getMetadata().getDeletionTimestamp() != null) {
      return;
    }
    if (next.indexes().isEmpty()) {
      remove(fleet, found);
      return;
    }
    Deployment changed =
        new DeploymentBuilder(found)
            .editMetadata()
            .addToAnnotations(next.annotations())
            .endMetadata()
            .editSpec()
            .withReplicas(next.indexes().size())
            .endSpec()
            .build();
    client().resource(changed).update();
  }

  /** The Deployment last, and not before its pods have ended: until then it is looked for. */
  private void remove(Fleet fleet, Deployment found) {
    client().services().inNamespace(fleet.namespace()).withName(fleet.name()).delete();
    client().configMaps().inNamespace(fleet.namespace()).withLabels(fleet.selector()).delete();
    client().resource(found).withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
  }

  /** One that ended by itself is still counted until then. */
  @Override
  public void clear(ServerName name) {
    var _ =
        change(
            fleet(name.deployment()),
            name,
            Long.MAX_VALUE,
            roster -> roster.without(name.index(), roster.epoch()));
  }

  /** Who is in the cluster shares its network. */
  @Override
  public URI inside(ServerName name, Plan plan, URI endpoint) {
    return endpoint;
  }

  @Override
  public String lastLines(ServerName name, int lines) {
    Fleet fleet = fleet(name.deployment());
    return cluster.ask(
        "look at " + name,
        () -> new Symptoms(client(), settings.mostEvents()).of(fleet, pods(fleet), lines));
  }

  @Override
  public void awaitChange(ServerName name, long since) {
    var _ =
        cluster.ask(
            "watch " + name,
            () -> isChanged(resource(fleet(name.deployment())), since, settings.watch()));
  }

  /** Whether it was within that time. */
  private static boolean isChanged(Resource<Deployment> resource, long since, Duration limit) {
    try {
      var _ =
          resource.waitUntilCondition(
              found -> found == null || Sightings.revision(found) != since,
              limit.toMillis(),
              TimeUnit.MILLISECONDS);
      return true;
    } catch (KubernetesClientTimeoutException e) {
      return false;
    }
  }

  private List<Pod> pods(Fleet fleet) {
    return client()
        .pods()
        .inNamespace(fleet.namespace())
        .withLabels(fleet.selector())
        .list()
        .getItems();
  }

  private Resource<Deployment> resource(Fleet fleet) {
    return client().apps().deployments().inNamespace(fleet.namespace()).withName(fleet.name());
  }

  private URI endpoint(Fleet fleet) {
    return fleet.endpoint(settings.port());
  }

  private Fleet fleet(UUID deployment) {
    return new Fleet(place, deployment, cluster.namespace(place));
  }

  private KubernetesClient client() {
    return cluster.client();
  }
}
