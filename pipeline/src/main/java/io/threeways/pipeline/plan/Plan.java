package io.threeways.pipeline.plan;

import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stages in the order in which they run: never before what they need, and of those that could run
 * the cheapest first, so that most red builds are red early. Equal cost: the file's order.
 */
public record Plan(List<Stage> stages) {
  public Plan {
    stages = List.copyOf(stages);
  }

  public static Plan of(Pipeline pipeline) {
    List<Stage> waiting = new ArrayList<>(pipeline.stages());
    List<Stage> ordered = new ArrayList<>();
    Set<String> done = new HashSet<>();
    while (!waiting.isEmpty()) {
      Optional<Stage> next =
          waiting.stream()
              .filter(stage -> done.containsAll(stage.needs()))
              // min takes the first of equals, which is the file's order.
              .min(Comparator.comparingInt(Stage::cost));
      Stage stage =
          next.orElseThrow(
              () -> new IllegalArgumentException("a pipeline's stages have no cycle: " + waiting));
      waiting.remove(stage);
      ordered.add(stage);
      done.add(stage.name());
    }
    return new Plan(ordered);
  }
}
