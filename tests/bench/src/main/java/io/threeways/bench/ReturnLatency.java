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
 * How long a person's <em>back</em> takes after a blue-green switch: from the command to the moment
 * at which the gateway's route table gives all traffic to the other colour, under 50 requests a
 * second, none of which may be lost. In a running installation, colour after colour.
 *
 * <p>Arguments: {@code returns}.
 */
public final class ReturnLatency implements Benchmark {
  private static final double P99_SECONDS = 2;
  private static final int PER_SECOND = 50;
  private static final String STRATEGY = "blue-green: {steps: [100%], warm: 6h}";

  /** Each look asks the gateway; the end is seen at most so much too late. */
  private static final Patience PATIENCE =
      new Patience(Duration.ofMinutes(2), Duration.ofMillis(20));

  @Override
  public String name() {
    return "return";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    Installation installation = Installation.running();
    int returns = arguments.number("returns", 100);
    String name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    List<Double> all = new ArrayList<>();
    double lost;
    try (FlakyApplication application = FlakyApplication.create(installation, name, STRATEGY)) {
      String blue = digest(application.push("0"));
      String green = digest(application.push("0.0"));
      try (SteadyLoad load =
          new SteadyLoad(installation.applications(), application.host(), "0.0", PER_SECOND)) {
        SteadyLoad.Counts before = load.counts();
        while (all.size() < returns) {
          all.add(measure(application, all.size() % 2 == 0 ? blue : green));
          System.err.printf("  %d of %d%n", all.size(), returns);
        }
        lost = load.counts().minus(before).failedByNobody();
      }
    }
    Figures figures =
        new Figures()
            .tell("returns", all.size())
            .tell("requestsPerSecond", PER_SECOND)
            .atMost("p99Seconds", new Sample(all).percentile(0.99), P99_SECONDS)
            .atMost("lostRequests", lost, 0)
            .tell("seconds", new Sample(all));
    installation.tellFlags(figures);
    return figures.json();
  }

  private static double measure(FlakyApplication application, String to)
      throws IOException, InterruptedException {
    Instant start = Instant.now();
    String deployment = application.back();
    Instant back = PATIENCE.until("all traffic on " + to, () -> application.stable().equals(to));
    FlakyApplication.mustEndAs("Finished", application.over(deployment));
    return Duration.between(start, back).toNanos() / 1e9;
  }

  private static String digest(JsonNode deployment) throws IOException {
    FlakyApplication.mustEndAs("Finished", deployment);
    return deployment.at("/artifact/digest").asText();
  }
}
