package io.threeways.pipeline.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.pipeline.Cache;
import io.threeways.pipeline.Configuration;
import io.threeways.pipeline.Deploy;
import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Level;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file of the right shape means, and what of it makes no sense. */
final class Meaning {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration LONGEST_TIMEOUT = Duration.ofHours(6);

  /** A flaky test turns nothing red unless the file says so. */
  private static final int DEFAULT_RETRIES = 1;

  private final Tree tree;
  private final List<Problem> problems = new ArrayList<>();

  Meaning(Tree tree) {
    this.tree = tree;
  }

  Parsed pipeline() {
    List<Stage> stages = stages();
    problems.addAll(new StageGraph(tree, stages).problems());
    problems.addAll(new CacheMeaning(tree, stages).problems());
    JsonNode deploySection = tree.json().path("deploy");
    Deploy deploy =
        deploySection.isMissingNode()
            ? null
            : new DeployMeaning(tree, "/deploy", problems).deploy(deploySection);
    if (deploy != null && stages.stream().allMatch(stage -> stage.artifact() == null)) {
      problems.add(
          tree.key("/deploy").says("there is nothing to deploy: no stage has an 'artifact'"));
    }
    problems.addAll(new EnvironmentMeaning(tree, stages, deploy != null).problems());
    return problems.isEmpty()
        ? new Parsed.Valid(new Pipeline(stages, deploy, configurations()))
        : new Parsed.Problems(problems);
  }

  private List<Configuration> configurations() {
    List<Configuration> configurations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> environment : tree.json().path("environments").properties()) {
      for (Map.Entry<String, JsonNode> by :
          environment.getValue().path("configured-by").properties()) {
        configurations.add(
            new Configuration(
                environment.getKey(),
                Configuration.Tool.valueOf(by.getKey().toUpperCase(Locale.ROOT)),
                by.getValue().asText()));
      }
    }
    return configurations;
  }

  private List<Stage> stages() {
    List<Stage> stages = new ArrayList<>();
    for (JsonNode node : tree.json().path("stages")) {
      stages.add(stage(node, Tree.item("/stages", stages.size())));
    }
    return stages;
  }

  private Stage stage(JsonNode node, String pointer) {
    String level = text(node, "level");
    return new Stage(
        node.path("name").asText(),
        node.path("run").asText(),
        texts(node.path("needs")),
        text(node, "tests"),
        level == null ? null : Level.valueOf(level.toUpperCase(Locale.ROOT)),
        timeout(node, Tree.member(pointer, "timeout")),
        retries(node, Tree.member(pointer, "retries")),
        network(node),
        environment(node),
        text(node, "artifact"),
        cache(node.path("cache")));
  }

  private static @Nullable Cache cache(JsonNode node) {
    return node.isMissingNode()
        ? null
        : new Cache(texts(node.path("key")), texts(node.path("paths")));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** A stage is in the network of the servers that it tests. */
  private static Network network(JsonNode node) {
    String written = environment(node) == Environment.PRODUCTION_LIKE ? "private" : "none";
    return Network.valueOf(node.path("network").asText(written).toUpperCase(Locale.ROOT));
  }

  private static Environment environment(JsonNode node) {
    return node.has("environment") ? Environment.PRODUCTION_LIKE : Environment.BUILD;
  }

  private Duration timeout(JsonNode node, String pointer) {
    String text = text(node, "timeout");
    Duration timeout = text == null ? DEFAULT_TIMEOUT : Amounts.duration(text);
    if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      problems.add(
          tree.value(pointer)
              .says(
                  "'timeout': a stage may take at most %dh".formatted(LONGEST_TIMEOUT.toHours())));
    }
    return timeout;
  }

  private int retries(JsonNode node, String pointer) {
    JsonNode written = node.path("retries");
    if (node.has("tests")) {
      return written.asInt(DEFAULT_RETRIES);
    }
    if (!written.isMissingNode()) {
      problems.add(
          tree.key(pointer).says("only tests are run again, and this stage has no 'tests'"));
    }
    return 0;
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() ? null : value.asText();
  }
}
