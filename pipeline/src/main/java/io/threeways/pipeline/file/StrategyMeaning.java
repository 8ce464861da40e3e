package io.threeways.pipeline.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.pipeline.Deploy;
import io.threeways.pipeline.Deploy.BlueGreen;
import io.threeways.pipeline.Deploy.Canary;
import io.threeways.pipeline.Deploy.Pacing;
import io.threeways.pipeline.Deploy.Rolling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the traffic is moved: at most one strategy, {@link Canary} where none is named. */
final class StrategyMeaning {
  private static final List<String> STRATEGIES = List.of("canary", "blue-green", "rolling");

  private final Tree tree;
  private final String pointer;
  private final List<Problem> problems;

  /**
   * @param pointer to the deploy section
   */
  StrategyMeaning(Tree tree, String pointer, List<Problem> problems) {
    this.tree = tree;
    this.pointer = pointer;
    this.problems = problems;
  }

  Deploy.Strategy strategy(JsonNode deploy) {
    List<String> named = STRATEGIES.stream().filter(deploy::has).toList();
    named.stream()
        .skip(1)
        .forEach(
            second ->
                problems.add(
                    tree.key(Tree.member(pointer, second))
                        .says(
                            "'%s' and '%s': a deployment has one strategy"
                                .formatted(named.getFirst(), second))));
    return switch (named.isEmpty() ? "canary" : named.getFirst()) {
      case "blue-green" -> blueGreen(deploy.path("blue-green"));
      case "rolling" -> rolling(deploy.path("rolling"), deploy.path("servers").asInt(1));
      default -> canary(deploy.path("canary"));
    };
  }

  private Canary canary(JsonNode node) {
    String canary = Tree.member(pointer, "canary");
    return new Canary(
        steps(node, canary, Canary.DEFAULT.steps()), pacing(node, canary, Canary.DEFAULT.pacing()));
  }

  private BlueGreen blueGreen(JsonNode node) {
    String blueGreen = Tree.member(pointer, "blue-green");
    return new BlueGreen(
        steps(node, blueGreen, BlueGreen.DEFAULT.steps()),
        pacing(node, blueGreen, BlueGreen.DEFAULT.pacing()),
        duration(node.path("warm"), BlueGreen.DEFAULT.warm()));
  }

  private Rolling rolling(JsonNode node, int servers) {
    String rolling = Tree.member(pointer, "rolling");
    int batch = node.path("batch").asInt(Rolling.DEFAULT.batch());
    if (batch > servers) {
      problems.add(
          tree.value(Tree.member(rolling, "batch"))
              .says("'batch': %d of %d servers cannot be replaced".formatted(batch, servers)));
    }
    return new Rolling(batch, pacing(node, rolling, Rolling.DEFAULT.pacing()));
  }

  private Pacing pacing(JsonNode node, String strategy, Pacing defaults) {
    Duration minimum = duration(node.path("minimum"), defaults.minimum());
    Duration deadline = duration(node.path("deadline"), defaults.deadline());
    if (deadline.compareTo(minimum) <= 0) {
      problems.add(
          tree.value(Tree.member(strategy, node.has("deadline") ? "deadline" : "minimum"))
              .says(
                  "'deadline' (%s) must be longer than 'minimum' (%s)"
                      .formatted(words(deadline), words(minimum))));
    }
    String inconclusive = node.path("inconclusive").asText(defaults.inconclusive().name());
    return new Pacing(
        minimum, deadline, Deploy.Inconclusive.valueOf(inconclusive.toUpperCase(Locale.ROOT)));
  }

  private static Duration duration(JsonNode node, Duration fallback) {
    return node.isMissingNode() ? fallback : Amounts.duration(node.asText());
  }

  private List<Integer> steps(JsonNode node, String strategy, List<Integer> defaults) {
    if (!node.has("steps")) {
      return defaults;
    }
    String steps = Tree.member(strategy, "steps");
    List<Integer> percents = new ArrayList<>();
    int before = 0;
    for (JsonNode step : node.path("steps")) {
      int percent = Amounts.percent(step.asText());
      if (percent <= before) {
        problems.add(
            tree.value(Tree.item(steps, percents.size()))
                .says("steps must rise: %d%% comes after %d%%".formatted(percent, before)));
      }
      percents.add(percent);
      before = percent;
    }
    if (before != 100) {
      problems.add(
          tree.value(Tree.item(steps, percents.size() - 1)).says("the last step must be 100%"));
    }
    return percents;
  }

  private static String words(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
