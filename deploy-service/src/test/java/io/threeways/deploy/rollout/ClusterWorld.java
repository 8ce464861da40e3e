package io.threeways.deploy.rollout;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.kube.Cluster;
import io.threeways.deploy.rollout.kube.KubeSites;
import io.threeways.deploy.rollout.kube.PlacedProbes;
import io.threeways.deploy.rollout.kube.PlacedServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** One place of deploy-service with servers in a cluster; everything else is in memory. */
final class ClusterWorld {
  static final String TAR = "files of the shop";
  static final Downloads FILES =
      artifact -> new ByteArrayInputStream(TAR.getBytes(StandardCharsets.UTF_8));

  /** Of a machine that has other work; long enough a drain to look at it. */
  private static final Limits LIMITS =
      new Limits(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofMinutes(5),
          Duration.ofMillis(500),
          5);

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Cluster cluster;
  private final KubernetesClient client;
  private final Place place;
  private final InMemoryStore store = new InMemoryStore();
  private final InMemoryRollouts rollouts = new InMemoryRollouts(store, Instant::now);
  private final List<Place> vacated = new ArrayList<>();
  private final UUID holder = UUID.randomUUID();
  private final Composition service;

  private static final ReconcilePlace.Watch PATIENT =
      new ReconcilePlace.Watch() {
        @Override
        public void seen(Place place, Seen seen) {
          // It is looked at all the time.
        }

        @Override
        public void unhindered(Place place) {
          // Nobody asks.
        }

        @Override
        public void hindered(Place place, RuntimeException cause) {
          if (!(cause instanceof Servers.AgentUnavailable)) {
            throw cause;
          }
        }
      };

  ClusterWorld(Cluster cluster, KubernetesClient client) {
    this(cluster, client, new Place("shop", "test-" + UUID.randomUUID().toString().substring(24)));
  }

  private ClusterWorld(Cluster cluster, KubernetesClient client, Place place) {
    this.cluster = cluster;
    this.client = client;
    this.place = place;
    InMemoryServers agent = new InMemoryServers(new PaperHost());
    service =
        new Composition(
            new Composition.Storage(
                rollouts,
                new InMemoryReleases(),
                new InMemoryPlaces(),
                new InMemoryContributors(),
                store,
                store,
                store),
            new Composition.Voices(
                new Silence(),
                (_, _, _, _, _) -> {},
                new RecordedRoutes(store.outbox, new ArrayList<>()),
                new RecordedVacancies(vacated)),
            new Composition.Host(
                new PlacedServers(cluster, rollouts, agent, FILES),
                new PlacedProbes(cluster, new InMemoryProbes(agent)),
                new KubeSites(cluster)),
            Instant::now,
            LIMITS,
            step -> {},
            new RecordedChains(),
            List.of());
  }

  /** Nobody listens. */
  private static final class Silence implements Announcements {
    @Override
    public Optional<UUID> entered(Application application, Reason reason, Instant at) {
      return Optional.of(UUID.randomUUID());
    }

    @Override
    public void held(Deployment waiting, Hold hold, Instant at) {
      throw new AssertionError("nothing is held here, but " + hold);
    }
  }

  ClusterWorld neighbour(String application) {
    return new ClusterWorld(cluster, client, new Place(application, place.environment()));
  }

  Place place() {
    return place;
  }

  String namespace() {
    return "threeways-" + place.environment();
  }

  CommandRollout commands() {
    return service.commands;
  }

  Deployment current() {
    return rollouts.find(place).orElseThrow().rollingOut();
  }

  void publish(long number, Strategy strategy) {
    Published one = Fixtures.by(strategy, 2, Fixtures.anArtifact(number, "healthy"));
    store.in(
        () -> {
          service.acceptance.accept(
              new Published(place, one.release(), one.changes(), one.event(), one.chain()));
          return true;
        });
  }

  /**
   * A finished first deployment.
   *
   * @return the name of its version
   */
  String running(long number, Strategy strategy) {
    publish(number, strategy);
    until(Rollout.Finished.class);
    return version();
  }

  /**
   * @return the name of the candidate
   */
  String onTrial() {
    until(Rollout.OnTrial.class);
    return version();
  }

  private String version() {
    String id = current().id().toString();
    return place.application() + "-" + id.substring(id.length() - 12);
  }

  void promote() {
    service.judgements.heed(place, Fixtures.aJudgement(current(), Judgement.Verdict.PROMOTE));
  }

  void look() {
    service.reconciliation.reconcile(place, holder, PATIENT);
  }

  void until(Class<? extends Rollout> state) {
    until(state.getSimpleName(), () -> isAt(state));
  }

  private boolean isAt(Class<? extends Rollout> state) {
    Application now = rollouts.find(place).orElseThrow();
    return now.current() != null && state.isInstance(now.current().rollout());
  }

  void untilWeight(int weight) {
    until(weight + " %", () -> weights().containsValue(weight));
  }

  /** Until these versions are all that is there. */
  void untilOnly(String... versions) {
    until("only " + List.of(versions), () -> replicas().keySet().equals(Set.of(versions)));
  }

  private void until(String what, Callable<Boolean> isSo) {
    await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              look();
              return isSo.call();
            });
  }

  void close() {
    store.in(
        () -> {
          service.closing.close(place);
          return true;
        });
    until("closed", () -> vacated.contains(place));
  }

  /** How many replicas each version shall have. */
  Map<String, Integer> replicas() {
    Map<String, Integer> all = new HashMap<>();
    client
        .apps()
        .deployments()
        .inNamespace(namespace())
        .withLabel("app.kubernetes.io/name", place.application())
        .list()
        .getItems()
        .forEach(one -> all.put(one.getMetadata().getName(), one.getSpec().getReplicas()));
    return all;
  }

  Set<String> pods() {
    return client.pods().inNamespace(namespace()).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .map(pod -> pod.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  Map<String, Integer> weights() {
    Map<String, Integer> all = new HashMap<>();
    route().getSpec().getRules().stream()
        .flatMap(rule -> rule.getBackendRefs().stream())
        .forEach(backend -> all.put(backend.getName(), backend.getWeight()));
    return all;
  }

  /** Somebody gives every version the same weight. */
  void tamper(int weight) {
    HTTPRoute route = route();
    for (HTTPBackendRef backend : route.getSpec().getRules().getFirst().getBackendRefs()) {
      backend.setWeight(weight);
    }
    client.resource(route).update();
  }

  private HTTPRoute route() {
    return client
        .resources(HTTPRoute.class)
        .inNamespace(namespace())
        .withName(place.application())
        .require();
  }

  List<ConfigMap> configMaps(String version) {
    return client.configMaps().inNamespace(namespace()).list().getItems().stream()
        .filter(one -> one.getMetadata().getName().startsWith(version))
        .sorted(Comparator.comparing(one -> one.getMetadata().getName()))
        .toList();
  }

  /** What the pods of a version unpack. */
  String files(String version) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    configMaps(version)
        .forEach(
            part ->
                part.getBinaryData()
                    .values()
                    .forEach(text -> all.writeBytes(Base64.getDecoder().decode(text))));
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(all.toByteArray()))) {
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
