package io.threeways.pipeline.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.pipeline.Deploy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The deploy section: defaults, units, and what does not fit together. */
final class DeployMeaning {
  private static final int LEAST_MEMORY_MIB = 16;
  private static final int MOST_MEMORY_MIB = 64 * 1024;

  /** Nothing that a shell would read as more than words. */
  private static final Pattern PLAIN_WORDS = Pattern.compile("[\\w@%+:,./ =-]+");

  private final Tree tree;
  private final String pointer;
  private final List<Problem> problems;

  DeployMeaning(Tree tree, String pointer, List<Problem> problems) {
    this.tree = tree;
    this.pointer = pointer;
    this.problems = problems;
  }

  Deploy deploy(JsonNode node) {
    return new Deploy(
        node.path("application").asText(),
        node.path("environment").asText("production"),
        node.path("servers").asInt(1),
        command(node.path("run").asText()),
        env(node.path("env")),
        memory(node),
        node.path("health").asText("/health"),
        warmUp(node.path("warm-up")),
        sticky(node.path("sticky")),
        new StrategyMeaning(tree, pointer, problems).strategy(node),
        Deploy.Release.valueOf(node.path("release").asText("main").toUpperCase(Locale.ROOT)),
        node.path("approval").asText("none").equals("peer")
            ? Deploy.Approval.PEER
            : Deploy.Approval.NONE);
  }

  /** Plain words are run as they are, so that signals reach the server and not a shell. */
  private static List<String> command(String run) {
    return PLAIN_WORDS.matcher(run).matches() && !run.isBlank() && !run.contains("= ")
        ? List.of(run.strip().split(" +"))
        : List.of("sh", "-c", run);
  }

  private static Map<String, String> env(JsonNode node) {
    Map<String, String> env = new LinkedHashMap<>();
    node.properties().forEach(entry -> env.put(entry.getKey(), entry.getValue().asText()));
    return env;
  }

  private int memory(JsonNode node) {
    int mebibytes = Amounts.mebibytes(node.path("memory").asText("512Mi"));
    if (mebibytes < LEAST_MEMORY_MIB || mebibytes > MOST_MEMORY_MIB) {
      problems.add(
          tree.value(Tree.member(pointer, "memory"))
              .says(
                  "'memory': a server may have %dMi to %dGi"
                      .formatted(LEAST_MEMORY_MIB, MOST_MEMORY_MIB / 1024)));
    }
    return mebibytes;
  }

  private static Deploy.WarmUp warmUp(JsonNode node) {
    if (node.isMissingNode()) {
      return Deploy.WarmUp.NONE;
    }
    List<String> paths = new ArrayList<>();
    node.path("paths").forEach(path -> paths.add(path.asText()));
    return new Deploy.WarmUp(paths, node.path("requests").asInt());
  }

  private static Deploy.Sticky sticky(JsonNode node) {
    if (node.has("cookie")) {
      return new Deploy.Sticky(Deploy.Sticky.By.COOKIE, node.path("cookie").asText());
    }
    return node.has("header")
        ? new Deploy.Sticky(Deploy.Sticky.By.HEADER, node.path("header").asText())
        : Deploy.Sticky.NONE;
  }
}
