package io.threeways.deploy.rollout;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Contributors in a map. */
final class InMemoryContributors implements Contributors {
  private final Map<String, Set<String>> byChange = new TreeMap<>();

  @Override
  public void add(String change, List<String> who) {
    byChange.computeIfAbsent(change, _ -> new TreeSet<>()).addAll(who);
  }

  @Override
  public List<String> of(List<String> changes) {
    return changes.stream()
        .map(change -> byChange.getOrDefault(change, Set.of()))
        .flatMap(Collection::stream)
        .distinct()
        .sorted()
        .toList();
  }
}
