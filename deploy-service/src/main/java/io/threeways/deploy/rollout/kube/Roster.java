package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which servers a Deployment stands for: Kubernetes counts replicas, and we name servers. Kept as
 * its annotations.
 *
 * @param indexes of the servers that were started and not stopped; as many as there are replicas
 * @param epoch of the lease under which that was written
 * @param artifact digest
 */
record Roster(SortedSet<Integer> indexes, long epoch, String artifact) {
  static final String EPOCH = "threeways.io/epoch";
  private static final String SERVERS = "threeways.io/servers";
  private static final String ARTIFACT = "threeways.io/artifact";

  Roster {
    indexes = Collections.unmodifiableSortedSet(new TreeSet<>(indexes));
  }

  static Roster of(Deployment deployment) {
    Map<String, String> said = deployment.getMetadata().getAnnotations();
    return new Roster(
        Stream.of(said.getOrDefault(SERVERS, "").split(","))
            .filter(index -> !index.isEmpty())
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new)),
        Long.parseLong(said.getOrDefault(EPOCH, "0")),
        said.getOrDefault(ARTIFACT, ""));
  }

  Map<String, String> annotations() {
    return Map.of(
        SERVERS, indexes.stream().map(String::valueOf).collect(Collectors.joining(",")),
        EPOCH, Long.toString(epoch),
        ARTIFACT, artifact);
  }

  Roster with(int index, long writer) {
    SortedSet<Integer> more = new TreeSet<>(indexes);
    more.add(index);
    return new Roster(more, writer, artifact);
  }

  Roster without(int index, long writer) {
    SortedSet<Integer> fewer = new TreeSet<>(indexes);
    fewer.remove(index);
    return new Roster(fewer, writer, artifact);
  }
}
