package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How long it takes from the moment in which git is told that its push was taken to the first byte
 * that the first stage's own process writes, in a running installation, over the gateway.
 *
 * <p>Both ends are read on this host's clock: the one from git's packet trace, the other is what
 * the stage writes. A stage that begins before git has been told counts as 0.
 *
 * <p>Arguments: {@code gateway} and {@code token-file} (else those of the installation that {@code
 * ./threeways status} knows), {@code pushes}, {@code warm-up} (not counted).
 */
public final class PushToFirstByte implements Benchmark {
  private static final double P50_MILLIS = 300;
  private static final double P99_MILLIS = 1_000;

  private static final String PIPELINE =
      """
      version: 1
      stages:
        - name: first
          run: date +%s%N
      """;

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public String name() {
    return "push-to-first-byte";
  }

  @Override
  public JsonNode run(Arguments arguments) throws Exception {
    Installation installation = Installation.of(arguments);
    int warmUp = arguments.number("warm-up", 10);
    int pushes = arguments.number("pushes", 100);
    String repository = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    installation.createRepository(repository);
    List<Double> millis = new ArrayList<>();
    try (TracedGit git = TracedGit.clone(installation, repository)) {
      Files.writeString(git.folder().resolve(".threeways.yaml"), PIPELINE);
      for (int push = 1; push <= warmUp + pushes; push++) {
        double took = measure(installation, git, repository, push);
        if (push > warmUp) {
          millis.add(took);
        }
      }
    }
    return figures(millis);
  }

  private static double measure(
      Installation installation, TracedGit git, String repository, int push) throws Exception {
    long toldNanos = git.push("Push " + push);
    long wroteNanos = installation.firstByte(repository, push, Duration.ofSeconds(60));
    return Math.max(0, wroteNanos - toldNanos) / 1e6;
  }

  private ObjectNode figures(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    ObjectNode figures = json.createObjectNode();
    figures.put("pushes", sorted.size());
    double p50 = percentile(sorted, 0.50);
    double p99 = percentile(sorted, 0.99);
    figures.put("p50Millis", p50).put("p50MillisBound", P50_MILLIS);
    figures.put("p99Millis", p99).put("p99MillisBound", P99_MILLIS);
    figures.put("maxMillis", sorted.getLast());
    figures.put("reached", p50 <= P50_MILLIS && p99 <= P99_MILLIS);
    return figures;
  }

  /** Nearest rank. */
  private static double percentile(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
