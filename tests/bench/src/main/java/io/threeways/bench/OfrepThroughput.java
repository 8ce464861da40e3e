package io.threeways.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How often one core of deploy-service tells what a toggle says to a customer, over OFREP: one
 * toggle a request, whose rule asks for the customer's country, for an address and a version, and
 * gives a fifth of all others the new variant. Load comes from the other core, over kept-alive
 * connections, each of which waits for its answer. Database and broker are there and idle.
 *
 * <p>Requests per second are the median of the rounds, the 99th percentile the longest of any.
 *
 * <p>Arguments: {@code ofrep-warm-up} and {@code ofrep-round} (durations), {@code rounds}, {@code
 * ofrep-connections}, {@code ofrep-flags} (of the JVM, beside an installation's, one blank between
 * two).
 */
public final class OfrepThroughput implements Benchmark {
  private static final double PER_SECOND = 10_000;
  private static final double P99_MILLIS = 5;
  private static final String TOGGLE = "shop.checkout";

  /** Flagd's format. */
  private static final String DEFINITION =
      """
      {"flags": {"shop.checkout": {
        "state": "ENABLED",
        "variants": {"old": "old", "new": "new"},
        "defaultVariant": "old",
        "targeting": {"if": [
          {"in": [{"var": "country"}, ["at", "ch", "de"]]}, "new",
          {"and": [
            {"ends_with": [{"var": "email"}, "@example.org"]},
            {"sem_ver": [{"var": "version"}, ">=", "2.1.0"]}]}, "new",
          {"fractional": [["new", 20], ["old", 80]]}]}}}}
      """;

  /** A thousand customers; a third of them is targeted by country, a third by address. */
  private static final String REQUEST =
      """
      wrk.format('POST', '/ofrep/v1/evaluate/flags/shop.checkout',
        {['Content-Type'] = 'application/json', Authorization = 'Bearer %s'},
        string.format('{"context": {"targetingKey": "customer-%%d", "country": "%%s", '
          .. '"email": "c%%d@%%s", "version": "2.%%d.0", "basket": %%d}}', i,
          ({'de', 'fr', 'it'})[i %% 3 + 1], i,
          ({'example.com', 'example.net', 'example.org'})[i %% 3 + 1], i %% 5, i))
      """;

  @Override
  public String name() {
    return "ofrep";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    Duration warmUp = arguments.duration("ofrep-warm-up", Duration.ofSeconds(40));
    Duration time = arguments.duration("ofrep-round", Duration.ofSeconds(10));
    int connections = arguments.number("ofrep-connections", 16);
    List<String> core =
        List.of(Tool.find("taskset"), "-c", Integer.toString(ProxyProcesses.PROXY_CORE));
    List<String> more =
        List.of(arguments.text("ofrep-flags", "").split(" ")).stream()
            .filter(flag -> !flag.isEmpty())
            .toList();
    List<Round> rounds = new ArrayList<>();
    try (DeployProcesses processes = DeployProcesses.prepare()) {
      DeployProcess service = processes.start(core, more);
      service.post("/api/deploy/toggles?reason=a+benchmark", DEFINITION);
      service.post(
          "/ofrep/v1/evaluate/flags/" + TOGGLE, "{\"context\": {\"targetingKey\": \"anybody\"}}");
      Round.of(service, warmUp, connections);
      for (int round = arguments.number("rounds", 5); round > 0; round--) {
        rounds.add(Round.of(service, time, connections));
      }
    }
    return figures(rounds, connections, more);
  }

  private static ObjectNode figures(List<Round> rounds, int connections, List<String> more) {
    List<String> flags = new ArrayList<>(DeployProcesses.FLAGS);
    flags.addAll(more);
    Figures figures =
        new Figures()
            .tell("connections", connections)
            .atLeast("perSecond", sample(rounds, Round::perSecond).percentile(0.5), PER_SECOND)
            .atMost("p99Millis", sample(rounds, Round::p99Millis).percentile(1), P99_MILLIS)
            .atMost("failed", rounds.stream().mapToLong(Round::failed).sum(), 0)
            .tell("cpuMicrosPerRequest", sample(rounds, Round::cpuMicros).percentile(0.5));
    return figures.flags("deploy", flags).json();
  }

  private static Sample sample(List<Round> rounds, ToDoubleFunction<Round> of) {
    return new Sample(rounds.stream().mapToDouble(of).boxed().toList());
  }

  /**
   * @param cpuMicros of the service, for each request
   */
  private record Round(double perSecond, double p99Millis, double cpuMicros, long failed) {
    static Round of(DeployProcess service, Duration time, int connections)
        throws IOException, InterruptedException {
      Duration before = ProxyProcesses.cpu(service.process());
      Wrk load =
          Wrk.run(
              service.port(), time, connections, REQUEST.formatted(DeployProcess.token()).strip());
      Duration used = ProxyProcesses.cpu(service.process()).minus(before);
      return new Round(
          load.perSecond(),
          load.p99().toNanos() / 1e6,
          used.toNanos() / 1e3 / load.requests(),
          load.lost() + load.other());
    }
  }
}
