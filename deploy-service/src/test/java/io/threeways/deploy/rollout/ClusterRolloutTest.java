package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.BLUE_GREEN;
import static io.threeways.deploy.rollout.Fixtures.CANARY;
import static io.threeways.deploy.rollout.Fixtures.ROLLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.threeways.deploy.rollout.kube.Cluster;
import io.threeways.deploy.rollout.kube.ConfiguredCluster;
import io.threeways.deploy.rollout.kube.KubeServers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whole rollouts on a real API server with its controllers. Nothing runs there: pods are played,
 * and are ready at once.
 */
class ClusterRolloutTest {
  private static Cluster cluster;
  private static KubernetesClient client;
  private ClusterWorld world;

  @BeforeAll
  static void needsACluster() {
    String kubeconfig = System.getenv("KUBECONFIG");
    assumeTrue(
        kubeconfig != null && !kubeconfig.isBlank(),
        "SKIPPED: KUBECONFIG is not set; deploy-service's README says which cluster this needs");
    cluster = ConfiguredCluster.lab();
    client = new KubernetesClientBuilder().build();
  }

  @AfterAll
  static void close() {
    // Where there is no cluster there are none.
    if (client != null) {
      client.close();
      cluster.close();
    }
  }

  @BeforeEach
  void freshNamespace() {
    world = new ClusterWorld(cluster, client);
  }

  @AfterEach
  void leave() {
    client.namespaces().withName(world.namespace()).delete();
  }

  @Test
  void aCanarysWeightsAreThoseOfItsHttpRoute() {
    String first = world.running(1, CANARY);
    assertThat(world.weights()).isEqualTo(Map.of(first, 100));

    world.publish(2, CANARY);
    String second = world.onTrial();
    assertThat(world.weights()).isEqualTo(Map.of(first, 90, second, 10));

    world.promote();
    world.untilWeight(50);
    assertThat(world.weights()).isEqualTo(Map.of(first, 50, second, 50));

    world.promote();
    world.until(Rollout.Finished.class);
    assertThat(world.weights()).isEqualTo(Map.of(second, 100));
    assertThat(world.replicas()).isEqualTo(Map.of(second, 2));
  }

  @Test
  void aRollbackTakesTheTrafficBeforeThePods() {
    String first = world.running(1, CANARY);
    world.publish(2, CANARY);
    String second = world.onTrial();

    world.commands().rollBack(world.current().id(), "ada");
    world.look();

    assertThat(world.weights()).isEqualTo(Map.of(first, 100, second, 0));
    assertThat(world.replicas()).containsEntry(second, 2);
    world.until(Rollout.RolledBack.class);
    world.untilOnly(first);
    assertThat(world.weights()).isEqualTo(Map.of(first, 100));
    assertThat(client.services().inNamespace(world.namespace()).list().getItems())
        .extracting(service -> service.getMetadata().getName())
        .containsExactly(first);
    assertThat(world.configMaps(second)).isEmpty();
  }

  @Test
  void theColoursChangePlacesWithoutANewPod() {
    String blue = world.running(1, BLUE_GREEN);
    world.publish(2, BLUE_GREEN);
    String green = world.onTrial();
    world.promote();
    world.until(Rollout.Finished.class);
    assertThat(world.weights()).isEqualTo(Map.of(green, 100));
    Set<String> pods = world.pods();

    world.commands().back(world.place(), "ada");
    world.until(Rollout.Finished.class);

    assertThat(world.weights()).isEqualTo(Map.of(blue, 100));
    assertThat(world.pods()).isEqualTo(pods);
  }

  @Test
  void aRollingUpdateReplacesServerByServer() {
    String first = world.running(1, ROLLING);

    world.publish(2, ROLLING);
    String second = world.onTrial();

    assertThat(world.weights()).isEqualTo(Map.of(first, 50, second, 50));
    assertThat(world.replicas()).isEqualTo(Map.of(first, 1, second, 1));
    world.until(Rollout.Finished.class);
    assertThat(world.weights()).isEqualTo(Map.of(second, 100));
    assertThat(world.replicas()).isEqualTo(Map.of(second, 2));
  }

  @Test
  void aCandidateThatCrashesIsRolledBackWithTheClustersReason() {
    String first = world.running(1, CANARY);
    world.publish(2, CANARY);
    String second = world.onTrial();

    crash(second);
    world.until(Rollout.RolledBack.class);

    assertThat(world.current().history())
        .anySatisfy(
            moment ->
                assertThat(moment.reason().words()).contains("CrashLoopBackOff after code 3"));
    assertThat(world.weights()).isEqualTo(Map.of(first, 100));
  }

  @Test
  void podsThatMayNotBeMadeFailTheDeploymentWithTheClustersReason() {
    Namespace theirs =
        new NamespaceBuilder().withNewMetadata().withName(world.namespace()).endMetadata().build();
    client.resource(theirs).create();
    client
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withNamespace(world.namespace())
                .withName("nothing")
                .endMetadata()
                .withNewSpec()
                .withHard(Map.of("pods", new Quantity("0")))
                .endSpec()
                .build())
        .create();

    world.publish(1, CANARY);
    world.until(Rollout.Failed.class);

    assertThat(world.current().history().getLast().reason().words()).contains("exceeded quota");
    world.untilOnly();
    assertThat(client.namespaces().withName(world.namespace()).get()).isNotNull();
  }

  @Test
  void podsHoldTheRestrictedStandardAndFindTheirFiles() {
    String first = world.running(1, CANARY);

    assertThat(client.namespaces().withName(world.namespace()).get().getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    assertThat(world.pods()).hasSize(2);
    assertThat(world.configMaps(first)).hasSize(1);
    assertThat(world.files(first)).isEqualTo(ClusterWorld.TAR);
  }

  @Test
  void weightsThatSomebodyChangedByHandAreWrittenAgain() {
    String first = world.running(1, CANARY);
    world.publish(2, CANARY);
    String second = world.onTrial();
    world.tamper(70);

    world.look();

    assertThat(world.weights()).isEqualTo(Map.of(first, 90, second, 10));
  }

  @Test
  void whoHasNoLeaseAnyMoreChangesNothing() {
    world.running(1, CANARY);
    ServerName server = new ServerName(world.current().id(), 0);
    KubeServers servers = new KubeServers(cluster, world.place(), ClusterWorld.FILES);

    assertThatThrownBy(() -> servers.stop(server, 0)).isInstanceOf(Servers.Outdated.class);
    assertThat(world.pods()).hasSize(2);
  }

  @Test
  void aWatcherLearnsOfAnyChange() {
    world.running(1, CANARY);
    ServerName server = new ServerName(world.current().id(), 0);
    KubeServers servers = new KubeServers(cluster, world.place(), ClusterWorld.FILES);
    long known = Objects.requireNonNull(servers.list(server.deployment()).get(0)).revision();
    CompletableFuture<Void> news =
        CompletableFuture.runAsync(() -> servers.awaitChange(server, known));

    servers.stop(server, Long.MAX_VALUE);

    // Shorter than a watch that nothing ends.
    assertThat(news).succeedsWithin(15, TimeUnit.SECONDS);
    assertThat(servers.list(server.deployment())).containsOnlyKeys(1);
  }

  @Test
  void aPlaceThatClosesLeavesNothing() {
    world.running(1, CANARY);

    world.close();

    Namespace left = client.namespaces().withName(world.namespace()).get();
    assertThat(left == null || left.getMetadata().getDeletionTimestamp() != null).isTrue();
    assertThat(world.replicas()).isEmpty();
  }

  @Test
  void anotherApplicationOfTheEnvironmentStays() {
    world.running(1, CANARY);
    ClusterWorld neighbour = world.neighbour("cart");
    String cart = neighbour.running(1, CANARY);

    world.close();

    Namespace left = client.namespaces().withName(world.namespace()).get();
    assertThat(left.getMetadata().getDeletionTimestamp()).isNull();
    assertThat(neighbour.replicas()).isEqualTo(Map.of(cart, 2));
    assertThat(neighbour.weights()).isEqualTo(Map.of(cart, 100));
  }

  /** As its kubelet would write it. */
  private static void crash(String version) {
    List<Pod> pods =
        client.pods().inAnyNamespace().list().getItems().stream()
            .filter(pod -> pod.getMetadata().getName().startsWith(version))
            .toList();
    for (Pod pod : pods) {
      Pod crashed =
          new PodBuilder(pod)
              .editStatus()
              .editMatchingCondition(condition -> condition.getType().equals("Ready"))
              .withStatus("False")
              .endCondition()
              .editMatchingContainerStatus(status -> status.getName().equals("server"))
              .withReady(false)
              .withNewState()
              .withNewWaiting()
              .withReason("CrashLoopBackOff")
              .endWaiting()
              .endState()
              .withNewLastState()
              .withNewTerminated()
              .withExitCode(3)
              .endTerminated()
              .endLastState()
              .endContainerStatus()
              .endStatus()
              .build();
      client.resource(crashed).patchStatus();
    }
  }
}
