package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * How long a candidate that fails half of its requests gets any: from the moment in which
 * deploy-service gives it 10 % of 50 requests a second to the one in which the gateway gives it
 * none, and how many requests that costs. In a running installation, rollout after rollout: real
 * servers, counters, verdict and weights. The stable version fails 0.5 %, as real ones do.
 *
 * <p>Arguments: {@code rollbacks}.
 */
public final class RollbackLatency implements Benchmark {
  private static final double P99_SECONDS = 6;
  private static final double P99_FAILED = 15;
  private static final String STABLE = "0.005";
  private static final String CANDIDATE = "0.5";
  private static final int PER_SECOND = 50;
  private static final int FIRST_STEP = 10;

  /** Each look asks the gateway; the end is seen at most so much too late. */
  private static final Patience PATIENCE =
      new Patience(Duration.ofMinutes(2), Duration.ofMillis(20));

  /**
   * @param seconds from the weight that was given to the one that was taken away
   * @param judgedSeconds the part of it until deploy-service heeded the verdict
   * @param failed requests: the candidate's, and any that nobody answered
   */
  private record Rollback(double seconds, double judgedSeconds, double requests, double failed) {}

  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    Installation installation = Installation.running();
    int rollbacks = arguments.number("rollbacks", 100);
    String name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    List<Rollback> all = new ArrayList<>();
    try (FlakyApplication application =
        FlakyApplication.create(installation, name, FlakyApplication.CANARY)) {
      FlakyApplication.mustEndAs("Finished", application.push(STABLE));
      try (SteadyLoad load =
          new SteadyLoad(installation.applications(), application.host(), CANDIDATE, PER_SECOND)) {
        // The first one is not counted: its build runs beside it.
        JsonNode first = application.push(CANDIDATE);
        FlakyApplication.mustEndAs("RolledBack", first);
        String digest = first.at("/artifact/digest").asText();
        while (all.size() < rollbacks) {
          all.add(measure(application, digest, load));
          System.err.printf("  %d of %d%n", all.size(), rollbacks);
        }
      }
    }
    return figures(installation, all);
  }

  private static Rollback measure(FlakyApplication application, String digest, SteadyLoad load)
      throws IOException, InterruptedException {
    SteadyLoad.Counts before = load.counts();
    String deployment = application.deploy(digest);
    PATIENCE.until("traffic", () -> application.weight(deployment) > 0);
    Instant stopped = PATIENCE.until("rollback", () -> application.weight(deployment) == 0);
    JsonNode over = application.over(deployment);
    SteadyLoad.Counts counts = load.counts().minus(before);
    FlakyApplication.mustEndAs("RolledBack", over);
    Instant given = entered(over, "OnTrial");
    return new Rollback(
        seconds(given, stopped),
        seconds(given, entered(over, "RollingBack")),
        counts.byCandidate(),
        counts.failedByCandidate() + counts.failedByNobody());
  }

  private static Instant entered(JsonNode deployment, String state) throws IOException {
    for (JsonNode moment : deployment.path("history")) {
      if (moment.path("state").asText().equals(state)) {
        return Instant.parse(moment.path("at").asText());
      }
    }
    throw new IOException("it never was " + state + ": " + deployment);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  private static ObjectNode figures(Installation installation, List<Rollback> all) {
    Figures figures =
        new Figures()
            .tell("rollbacks", all.size())
            .tell("requestsPerSecond", PER_SECOND)
            .tell("candidatePercent", FIRST_STEP)
            .atMost("p99Seconds", sample(all, Rollback::seconds).percentile(0.99), P99_SECONDS)
            .atMost("p99FailedRequests", sample(all, Rollback::failed).percentile(0.99), P99_FAILED)
            .tell("seconds", sample(all, Rollback::seconds))
            .tell("failedRequests", sample(all, Rollback::failed))
            .tell("secondsUntilHeeded", sample(all, Rollback::judgedSeconds))
            .tell("candidateRequests", sample(all, Rollback::requests));
    installation.tellFlags(figures);
    return figures.json();
  }

  private static Sample sample(List<Rollback> all, Function<Rollback, Double> figure) {
    return new Sample(all.stream().map(figure).toList());
  }
}
