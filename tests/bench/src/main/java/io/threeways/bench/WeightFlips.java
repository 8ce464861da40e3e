package io.threeways.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * The weights of an application under load are changed a thousand times, ten milliseconds apart:
 * what is lost, and what is answered otherwise than by the application.
 *
 * <p>Arguments: {@code flips}, {@code connections}.
 */
public final class WeightFlips implements Benchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "weight-flips";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    int flips = arguments.number("flips", 1_000);
    int connections = arguments.number("connections", 32);
    // Ten milliseconds and a little for each, so that the load outlasts the last one.
    Duration time = Duration.ofSeconds(5 + flips / 80);
    try (ProxyProcesses proxies = ProxyProcesses.start()) {
      Wrk.run(proxies.gatewayPort, WARM_UP, connections);
      proxies.startShifting(flips);
      Wrk load = Wrk.run(proxies.gatewayPort, time, connections);
      Instant loadEnded = Instant.now();
      return figures(flips, load, Duration.between(proxies.awaitShifted(), loadEnded));
    }
  }

  private static ObjectNode figures(int flips, Wrk load, Duration loadAfterLastFlip) {
    return new Figures()
        .tell("flips", flips)
        .atLeast("requests", load.requests(), flips)
        .atLeast("loadAfterLastFlipMillis", loadAfterLastFlip.toMillis(), 0)
        .atMost("lost", load.lost(), 0)
        .atMost("otherThan200", load.other(), 0)
        .flags("gateway", ProxyProcesses.FLAGS)
        .json();
  }
}
