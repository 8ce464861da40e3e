package io.threeways.pipeline.file;

import io.threeways.pipeline.Network;
import io.threeways.pipeline.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a stage that wants an environment cannot do without. */
final class EnvironmentMeaning {
  private final Tree tree;
  private final List<Stage> stages;
  private final boolean deploys;

  EnvironmentMeaning(Tree tree, List<Stage> stages, boolean deploys) {
    this.tree = tree;
    this.stages = stages;
    this.deploys = deploys;
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).needsEnvironment()) {
        problems.addAll(problems(stages.get(i), Tree.item("/stages", i)));
      }
    }
    return problems;
  }

  private List<Problem> problems(Stage stage, String pointer) {
    List<Problem> problems = new ArrayList<>();
    String environment = Tree.member(pointer, "environment");
    if (!deploys) {
      problems.add(
          tree.key(environment).says("there is no 'deploy' that says how its servers run"));
    } else {
      missingArtifact(stage).ifPresent(what -> problems.add(tree.key(environment).says(what)));
    }
    if (stage.network() == Network.NONE) {
      problems.add(
          tree.value(Tree.member(pointer, "network"))
              .says("a stage with an environment is in its network: leave 'network' out"));
    }
    return problems;
  }

  private Optional<String> missingArtifact(Stage stage) {
    Optional<Stage> publishing = stages.stream().filter(s -> s.artifact() != null).findFirst();
    // Without any, the deploy section is what is wrong, and says so.
    return publishing
        .map(Stage::name)
        .filter(name -> !before(stage).contains(name))
        .map(
            name ->
                "its servers run the artifact of stage '%s', which must have passed: add it to 'needs'"
                    .formatted(name));
  }

  /** Every stage that has passed when this one begins. */
  private Set<String> before(Stage stage) {
    Set<String> before = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(stage.needs());
    while (!open.isEmpty()) {
      String name = open.pop();
      if (before.add(name)) {
        stages.stream()
            .filter(other -> other.name().equals(name))
            .forEach(other -> open.addAll(other.needs()));
      }
    }
    return before;
  }
}
