package io.threeways.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The application listener with all policy on, beside nginx in the same run: one core for the
 * proxy, one for backend and load, 4 KiB answers, kept-alive connections. Rounds alternate; the
 * figures are medians. CPU per request says more than requests per second: on two cores the load
 * can be what limits.
 *
 * <p>Arguments: {@code proxy-warm-up} and {@code proxy-round} (durations), {@code rounds}, {@code
 * connections}.
 */
public final class ProxyBench implements Benchmark {
  private static final double REQUESTS_BOUND = 0.5;
  private static final double CPU_BOUND = 2;

  @Override
  public String name() {
    return "proxy";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    Duration warmUp = arguments.duration("proxy-warm-up", Duration.ofSeconds(40));
    Duration time = arguments.duration("proxy-round", Duration.ofSeconds(10));
    int connections = arguments.number("connections", 32);
    List<Round> nginx = new ArrayList<>();
    List<Round> gateway = new ArrayList<>();
    try (ProxyProcesses proxies = ProxyProcesses.start()) {
      Wrk.run(proxies.gatewayPort, warmUp, connections);
      for (int round = arguments.number("rounds", 5); round > 0; round--) {
        nginx.add(Round.of(proxies.nginx, proxies.nginxPort, time, connections));
        gateway.add(Round.of(proxies.gateway, proxies.gatewayPort, time, connections));
      }
    }
    return figures(nginx, gateway);
  }

  private static ObjectNode figures(List<Round> nginx, List<Round> gateway) {
    double requests =
        median(gateway.stream().map(Round::perSecond).toList())
            / median(nginx.stream().map(Round::perSecond).toList());
    double cpu =
        median(gateway.stream().map(Round::cpuMicros).toList())
            / median(nginx.stream().map(Round::cpuMicros).toList());
    long failed = Stream.concat(nginx.stream(), gateway.stream()).mapToLong(Round::failed).sum();
    return new Figures()
        .atLeast("requestsRatio", requests, REQUESTS_BOUND)
        .atMost("cpuPerRequestRatio", cpu, CPU_BOUND)
        .atMost("failed", failed, 0)
        .tell("nginx", described(nginx))
        .tell("gateway", described(gateway))
        .flags("gateway", ProxyProcesses.FLAGS)
        .json();
  }

  private static ObjectNode described(List<Round> rounds) {
    ObjectNode peer = JsonNodeFactory.instance.objectNode();
    peer.put("requestsPerSecond", median(rounds.stream().map(Round::perSecond).toList()));
    peer.put("cpuMicrosPerRequest", median(rounds.stream().map(Round::cpuMicros).toList()));
    rounds.forEach(round -> peer.withArray("rounds").add(round.perSecond()));
    return peer;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /**
   * @param cpuMicros of the proxy, for each request
   */
  private record Round(double perSecond, double cpuMicros, long failed) {
    static Round of(Process proxy, int port, Duration time, int connections)
        throws IOException, InterruptedException {
      Duration before = ProxyProcesses.cpu(proxy);
      Wrk load = Wrk.run(port, time, connections);
      Duration used = ProxyProcesses.cpu(proxy).minus(before);
      return new Round(
          load.perSecond(), used.toNanos() / 1e3 / load.requests(), load.lost() + load.other());
    }
  }
}
