package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Why a version does not do well, for a person: what the cluster warns of, and its last words. */
final class Symptoms {
  private final KubernetesClient client;
  private final long mostEvents;

  Symptoms(KubernetesClient client, long mostEvents) {
    this.client = client;
    this.mostEvents = mostEvents;
  }

  /** At most so many lines; what the cluster says comes first and may have half of them. */
  String of(Fleet fleet, List<Pod> pods, int lines) {
    List<String> all = new ArrayList<>(warnings(fleet).limit(Math.ceilDiv(lines, 2)).toList());
    int left = lines - all.size();
    if (left > 0) {
      pods.stream()
          .filter(pod -> Sightings.failure(pod).isPresent())
          .findFirst()
          .ifPresent(pod -> all.addAll(printed(pod, left)));
    }
    return String.join("\n", all);
  }

  /** Pods and what makes them are named after their Deployment. */
  private Stream<String> warnings(Fleet fleet) {
    return client
        .v1()
        .events()
        .inNamespace(fleet.namespace())
        .list(new ListOptionsBuilder().withLimit(mostEvents).build())
        .getItems()
        .stream()
        .filter(event -> "Warning".equals(event.getType()) && isOf(fleet, event))
        .map(event -> event.getReason() + ": " + event.getMessage())
        .distinct();
  }

  private static boolean isOf(Fleet fleet, Event event) {
    String name = event.getInvolvedObject().getName();
    return name != null && name.startsWith(fleet.name());
  }

  /** What never ran printed nothing, and its kubelet says so with an error. */
  private List<String> printed(Pod pod, int lines) {
    try {
      return client
          .pods()
          .resource(pod)
          .inContainer(Workload.SERVER)
          .tailingLines(lines)
          .getLog()
          .lines()
          .toList();
    } catch (KubernetesClientException e) {
      return List.of();
    }
  }
}
