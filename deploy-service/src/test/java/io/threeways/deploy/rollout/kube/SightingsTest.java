package io.threeways.deploy.rollout.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.threeways.deploy.rollout.Sighting;
import io.threeways.deploy.rollout.Sighting.Gone;
import io.threeways.deploy.rollout.Sighting.Running;
import io.threeways.deploy.rollout.Sighting.Starting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private static final URI SERVICE = URI.create("http://shop-1.threeways-production.svc:8080");
  private static final ContainerState CRASHING =
      new ContainerStateBuilder()
          .withNewWaiting()
          .withReason("CrashLoopBackOff")
          .endWaiting()
          .build();

  @Test
  void asManyRunAsAreAvailable() {
    assertThat(seen(aDeployment(2)))
        .isEqualTo(
            Map.of(0, new Running(41, SERVICE), 1, new Running(41, SERVICE), 4, new Starting(41)));
  }

  @Test
  void numbersOfBeforeOurLastWordSayNothing() {
    Deployment unseen =
        new DeploymentBuilder(aDeployment(3))
            .editMetadata()
            .withGeneration(8L)
            .endMetadata()
            .build();

    assertThat(seen(unseen, aPod("server", CRASHING)).values())
        .allSatisfy(sighting -> assertThat(sighting).isInstanceOf(Starting.class));
  }

  @Test
  void whatCrashesAgainAndAgainIsGoneWithItsCode() {
    assertThat(seen(aDeployment(2), aPod("server", CRASHING)))
        .containsEntry(1, new Running(41, SERVICE))
        .containsEntry(4, new Gone(41, "CrashLoopBackOff after code 3", true));
  }

  @Test
  void whatHasEndedIsGoneAndWhatHasUnpackedIsNot() {
    ContainerState ended =
        new ContainerStateBuilder().withNewTerminated().withExitCode(0).endTerminated().build();

    assertThat(seen(aDeployment(2), aPod("server", ended)))
        .containsEntry(4, new Gone(41, "exited with code 0", true));
    assertThat(seen(aDeployment(2), aPod("files", ended))).containsEntry(4, new Starting(41));
  }

  @Test
  void podsThatCannotBeMadeAreGone() {
    Deployment refused =
        new DeploymentBuilder(aDeployment(0))
            .editStatus()
            .addNewCondition()
            .withType("ReplicaFailure")
            .withStatus("True")
            .withMessage("exceeded quota")
            .endCondition()
            .endStatus()
            .build();

    assertThat(seen(refused))
        .containsEntry(0, new Gone(41, "cannot be made: exceeded quota", false));
  }

  @Test
  void aPodThatWasAskedToEndIsNoFailure() {
    Pod ending =
        new PodBuilder(aPod("server", CRASHING))
            .editMetadata()
            .withDeletionTimestamp("2026-03-01T12:00:00Z")
            .endMetadata()
            .build();

    assertThat(seen(aDeployment(2), ending)).containsEntry(4, new Starting(41));
  }

  private static Map<Integer, Sighting> seen(Deployment deployment, Pod... pods) {
    return Sightings.of(deployment, List.of(pods), SERVICE);
  }

  private static Deployment aDeployment(int available) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withResourceVersion("41")
        .withGeneration(7L)
        .withAnnotations(new Roster(new TreeSet<>(List.of(0, 1, 4)), 1, "sha256:1").annotations())
        .endMetadata()
        .withNewStatus()
        .withObservedGeneration(7L)
        .withAvailableReplicas(available)
        .endStatus()
        .build();
  }

  private static Pod aPod(String container, ContainerState state) {
    return new PodBuilder()
        .withNewMetadata()
        .endMetadata()
        .withNewStatus()
        .addNewContainerStatus()
        .withName(container)
        .withState(state)
        .withNewLastState()
        .withNewTerminated()
        .withExitCode(3)
        .endTerminated()
        .endLastState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
