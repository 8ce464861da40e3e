package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.threeways.deploy.rollout.Sighting;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a Deployment and its pods say about the servers that they stand for. */
final class Sightings {
  /**
   * What kubelet calls a container that it tries again and again, without much hope.
   *
   * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/">Pods</a>
   */
  private static final Set<String> HOPELESS =
      Set.of(
          "CrashLoopBackOff",
          "CreateContainerConfigError",
          "CreateContainerError",
          "ErrImageNeverPull",
          "ImagePullBackOff",
          "InvalidImageName",
          "RunContainerError");

  private Sightings() {}

  /**
   * Why a server will not run.
   *
   * @param exited whether its own process ended, and the cluster did not keep it from running
   */
  record Failure(String how, boolean exited) {
    Sighting.Gone at(long revision) {
      return new Sighting.Gone(revision, how, exited);
    }
  }

  /**
   * @param endpoint where those that run answer
   */
  static Map<Integer, Sighting> of(Deployment deployment, List<Pod> pods, URI endpoint) {
    long revision = revision(deployment);
    boolean settled = isSettled(deployment);
    int running = settled ? available(deployment) : 0;
    List<Failure> failures = settled ? failures(deployment, pods) : List.of();
    Map<Integer, Sighting> all = new HashMap<>();
    int beyond = -running;
    for (int index : Roster.of(deployment).indexes()) {
      all.put(
          index,
          beyond < 0
              ? new Sighting.Running(revision, endpoint)
              : beyond < failures.size()
                  ? failures.get(beyond).at(revision)
                  : new Sighting.Starting(revision));
      beyond++;
    }
    return all;
  }

  /** The API server counts every change of everything. */
  static long revision(Deployment deployment) {
    return Long.parseUnsignedLong(deployment.getMetadata().getResourceVersion());
  }

  /** Its controller has seen what we wrote last, so that its numbers are about that. */
  private static boolean isSettled(Deployment deployment) {
    return deployment.getMetadata().getDeletionTimestamp() == null
        && Optional.ofNullable(deployment.getStatus())
            .map(DeploymentStatus::getObservedGeneration)
            .filter(seen -> seen >= deployment.getMetadata().getGeneration())
            .isPresent();
  }

  static int available(Deployment deployment) {
    return Optional.ofNullable(deployment.getStatus())
        .map(DeploymentStatus::getAvailableReplicas)
        .orElse(0);
  }

  /** Why servers will not run: of each pod, or why there are none. */
  private static List<Failure> failures(Deployment deployment, List<Pod> pods) {
    Stream<Failure> ofPods = pods.stream().flatMap(pod -> failure(pod).stream());
    Stream<Failure> ofAll =
        Optional.ofNullable(deployment.getStatus()).map(DeploymentStatus::getConditions).stream()
            .flatMap(List::stream)
            .filter(Sightings::saysThatPodsCannotBeMade)
            .map(condition -> new Failure("cannot be made: " + condition.getMessage(), false));
    return Stream.concat(ofPods, ofAll).toList();
  }

  private static boolean saysThatPodsCannotBeMade(DeploymentCondition condition) {
    return condition.getType().equals("ReplicaFailure") && condition.getStatus().equals("True");
  }

  /** Why a pod will not serve, for example {@code CrashLoopBackOff after code 1}; empty else. */
  static Optional<Failure> failure(Pod pod) {
    if (pod.getStatus() == null || pod.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    Stream<ContainerStatus> all =
        Stream.of(
                pod.getStatus().getInitContainerStatuses(), pod.getStatus().getContainerStatuses())
            .filter(Objects::nonNull)
            .flatMap(List::stream);
    return all.flatMap(status -> failure(status).stream()).findFirst();
  }

  private static Optional<Failure> failure(ContainerStatus status) {
    ContainerState state = status.getState();
    if (state == null) {
      return Optional.empty();
    }
    boolean isServer = status.getName().equals(Workload.SERVER);
    if (state.getWaiting() != null) {
      ContainerStateTerminated end = ended(status.getLastState());
      return HOPELESS.contains(state.getWaiting().getReason())
          ? Optional.of(new Failure(waiting(state.getWaiting(), end), isServer && end != null))
          : Optional.empty();
    }
    return Optional.ofNullable(state.getTerminated())
        .filter(end -> isServer || end.getExitCode() != 0)
        .map(end -> new Failure("exited with code " + end.getExitCode(), isServer));
  }

  private static String waiting(
      ContainerStateWaiting waiting, @Nullable ContainerStateTerminated end) {
    if (end != null) {
      return "%s after code %d".formatted(waiting.getReason(), end.getExitCode());
    }
    return waiting.getMessage() == null
        ? waiting.getReason()
        : waiting.getReason() + ": " + waiting.getMessage();
  }

  private static @Nullable ContainerStateTerminated ended(@Nullable ContainerState last) {
    return last == null ? null : last.getTerminated();
  }
}
