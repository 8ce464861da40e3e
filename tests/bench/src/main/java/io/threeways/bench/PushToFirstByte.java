package io.threeways.bench;

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
 * <p>Arguments: {@code pushes}, {@code push-warm-up} (not counted).
 */
public final class PushToFirstByte implements Benchmark {
  private static final double P50_MILLIS = 300;
  private static final double P99_MILLIS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String PIPELINE =
      """
      version: 1
      stages:
        - name: first
          run: date +%s%N
      """;

  @Override
  public String name() {
    return "push-to-first-byte";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    Installation installation = Installation.running();
    int warmUp = arguments.number("push-warm-up", 10);
    int pushes = arguments.number("pushes", 200);
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
    return figures(installation, new Sample(millis));
  }

  private static double measure(
      Installation installation, TracedGit git, String repository, int push) throws Exception {
    long toldNanos = git.push("Push " + push);
    long wroteNanos = installation.firstByte(repository, push, PATIENCE);
    return Math.max(0, wroteNanos - toldNanos) / 1e6;
  }

  private static ObjectNode figures(Installation installation, Sample millis) {
    Figures figures =
        new Figures()
            .tell("pushes", millis.size())
            .atMost("p50Millis", millis.percentile(0.50), P50_MILLIS)
            .atMost("p99Millis", millis.percentile(0.99), P99_MILLIS)
            .tell("maxMillis", millis.percentile(1));
    installation.tellFlags(figures);
    return figures.json();
  }
}
