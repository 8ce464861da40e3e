package io.threeways.pipeline.file;

import io.threeways.pipeline.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be wrong between stages: names given twice, needs that are missing or go in a circle.
 */
final class StageGraph {
  private final Tree tree;
  private final List<Stage> stages;
  private final Map<String, Integer> first = new HashMap<>();

  StageGraph(Tree tree, List<Stage> stages) {
    this.tree = tree;
    this.stages = stages;
    for (int i = 0; i < stages.size(); i++) {
      first.putIfAbsent(stages.get(i).name(), i);
    }
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    problems.addAll(duplicates());
    problems.addAll(missingNeeds());
    if (problems.isEmpty()) {
      cycle().ifPresent(problems::add);
    }
    problems.addAll(secondArtifacts());
    return problems;
  }

  private List<Problem> duplicates() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      String name = stages.get(i).name();
      int before = first.getOrDefault(name, i);
      if (before != i) {
        problems.add(
            at(i, "name")
                .says(
                    "stage '%s' is there twice, first in line %d"
                        .formatted(name, at(before, "name").line())));
      }
    }
    return problems;
  }

  private List<Problem> missingNeeds() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      List<String> needs = stages.get(i).needs();
      for (int j = 0; j < needs.size(); j++) {
        if (!first.containsKey(needs.get(j))) {
          problems.add(
              need(i, j)
                  .says(
                      "there is no stage '%s'%s"
                          .formatted(
                              needs.get(j), Suggestion.among(first.keySet(), needs.get(j)))));
        }
      }
    }
    return problems;
  }

  private Optional<Problem> cycle() {
    Set<String> harmless = new HashSet<>();
    for (Stage stage : stages) {
      Optional<Problem> found = cycle(stage.name(), new LinkedHashSet<>(), harmless);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Problem> cycle(String name, LinkedHashSet<String> path, Set<String> harmless) {
    if (harmless.contains(name)) {
      return Optional.empty();
    }
    path.add(name);
    int index = first.getOrDefault(name, 0);
    List<String> needs = stages.get(index).needs();
    for (int j = 0; j < needs.size(); j++) {
      if (path.contains(needs.get(j))) {
        return Optional.of(need(index, j).says(loop(path, needs.get(j))));
      }
      Optional<Problem> deeper = cycle(needs.get(j), path, harmless);
      if (deeper.isPresent()) {
        return deeper;
      }
    }
    path.remove(name);
    harmless.add(name);
    return Optional.empty();
  }

  private static String loop(LinkedHashSet<String> path, String back) {
    List<String> names = new ArrayList<>(path);
    List<String> loop = new ArrayList<>(names.subList(names.indexOf(back), names.size()));
    loop.add(back);
    return "stages need each other in a circle: " + String.join(" → ", loop);
  }

  private List<Problem> secondArtifacts() {
    List<Problem> problems = new ArrayList<>();
    boolean seen = false;
    for (int i = 0; i < stages.size(); i++) {
      boolean has = stages.get(i).artifact() != null;
      if (has && seen) {
        problems.add(at(i, "artifact").says("a pipeline publishes one artifact; this is a second"));
      }
      seen |= has;
    }
    return problems;
  }

  private Place at(int stage, String member) {
    return tree.value(Tree.member(Tree.item("/stages", stage), member));
  }

  private Place need(int stage, int index) {
    return tree.value(Tree.item(Tree.member(Tree.item("/stages", stage), "needs"), index));
  }
}
