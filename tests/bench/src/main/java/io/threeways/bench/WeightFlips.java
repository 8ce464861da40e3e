package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

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
  public JsonNode run(Arguments arguments) throws Exception {
    int flips = arguments.number("flips", 1_000);
    int connections = arguments.number("connections", 32);
    // Ten milliseconds and a little for each, so that the load outlasts the last one.
    Duration time = Duration.ofSeconds(5 + flips / 80);
    try (ProxyProcesses proxies = new ProxyProcesses()) {
      Wrk.run(proxies.gatewayPort, WARM_UP, connections);
      proxies.startShifting(flips);
      Wrk load = Wrk.run(proxies.gatewayPort, time, connections);
      proxies.awaitShifted();
      return figures(flips, load);
    }
  }

  private static JsonNode figures(int flips, Wrk load) {
    ObjectNode result = new ObjectMapper().createObjectNode();
    result.put("flips", flips).put("requests", load.requests());
    result.put("lost", load.lost()).put("lost_bound", 0);
    result.put("other_than_200", load.other()).put("other_than_200_bound", 0);
    ProxyProcesses.FLAGS.forEach(result.withArray("flags")::add);
    return result.put("reached", load.lost() == 0 && load.other() == 0);
  }
}
