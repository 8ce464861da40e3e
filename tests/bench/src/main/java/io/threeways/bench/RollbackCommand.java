package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How long a person's <em>roll back</em> of a rollout on trial takes: from the command to the
 * moment at which the gateway's route table gives all traffic to the stable version, under 50
 * requests a second, none of which may be lost. In a running installation, rollout after rollout of
 * a candidate at 10 % that is as good as the stable version.
 *
 * <p>Arguments: {@code commands}.
 */
public final class RollbackCommand implements Benchmark {
  private static final double P99_SECONDS = 2;
  private static final int PER_SECOND = 50;
  private static final String STABLE = "0.0";
  private static final String CANDIDATE = "0";

  /** Each look asks the gateway; the end is seen at most so much too late. */
  private static final Patience PATIENCE =
      new Patience(Duration.ofMinutes(2), Duration.ofMillis(20));

  @Override
  public String name() {
    return "rollback-command";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    Installation installation = Installation.running();
    int commands = arguments.number("commands", 100);
    String name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    List<Double> all = new ArrayList<>();
    double lost;
    try (FlakyApplication application =
        FlakyApplication.create(installation, name, FlakyApplication.CANARY)) {
      FlakyApplication.mustEndAs("Finished", application.push(STABLE));
      // The first one is not counted: its build runs beside it.
      JsonNode first = application.begin(CANDIDATE);
      double _ = measure(application, first.path("id").asText());
      String candidate = first.at("/artifact/digest").asText();
      try (SteadyLoad load =
          new SteadyLoad(installation.applications(), application.host(), CANDIDATE, PER_SECOND)) {
        SteadyLoad.Counts before = load.counts();
        while (all.size() < commands) {
          all.add(measure(application, application.deploy(candidate)));
          System.err.printf("  %d of %d%n", all.size(), commands);
        }
        lost = load.counts().minus(before).failedByNobody();
      }
    }
    Figures figures =
        new Figures()
            .tell("commands", all.size())
            .tell("requestsPerSecond", PER_SECOND)
            .atMost("p99Seconds", new Sample(all).percentile(0.99), P99_SECONDS)
            .atMost("lostRequests", lost, 0)
            .tell("seconds", new Sample(all));
    installation.tellFlags(figures);
    return figures.json();
  }

  private static double measure(FlakyApplication application, String deployment)
      throws IOException, InterruptedException {
    PATIENCE.until("traffic", () -> application.weight(deployment) > 0);
    Instant start = Instant.now();
    application.rollBack(deployment);
    Instant back = PATIENCE.until("stable version", () -> application.weight(deployment) == 0);
    FlakyApplication.mustEndAs("RolledBack", application.over(deployment));
    return Duration.between(start, back).toNanos() / 1e9;
  }
}
