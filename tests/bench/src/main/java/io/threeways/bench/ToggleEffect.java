package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How long it takes until a toggle that is switched over the API is effective everywhere.
 *
 * <ul>
 *   <li>In several processes of deploy-service on one database: one takes the command, all are
 *       asked over OFREP.
 *   <li>In a running installation: an SDK's question over the gateway, and what the gateway's
 *       application listener tells an application with a request.
 * </ul>
 *
 * <p>Arguments: {@code changes} (of each), {@code toggle-processes}.
 */
public final class ToggleEffect implements Benchmark {
  private static final double P99_MILLIS = 1_000;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final String ANYBODY = "{\"context\": {\"targetingKey\": \"anybody\"}}";

  private static final String REASON = "{\"reason\": \"a benchmark\"}";

  /** Flagd's format. */
  private static final String DEFINITION =
      """
      {"flags": {"%s": {"state": "ENABLED", "variants": {"on": true, "off": false},
        "defaultVariant": "off"}}}
      """;

  @Override
  public String name() {
    return "toggle-effect";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    int changes = arguments.number("changes", 200);
    int processes = arguments.number("toggle-processes", 3);
    Installation installation = Installation.running();
    Sample installed = inInstallation(installation, changes);
    Sample alone = inProcesses(processes, changes);
    Figures figures =
        new Figures()
            .tell("changes", changes)
            .tell("processes", processes)
            .atMost("processesP99Millis", alone.percentile(0.99), P99_MILLIS)
            .atMost("installationP99Millis", installed.percentile(0.99), P99_MILLIS)
            .tell("processesMillis", alone)
            .tell("installationMillis", installed)
            .flags("deploy", DeployProcesses.FLAGS);
    installation.tellFlags(figures);
    return figures.json();
  }

  private static Sample inProcesses(int processes, int changes)
      throws IOException, InterruptedException {
    String toggle = "bench.gift";
    try (DeployProcesses all = DeployProcesses.prepare()) {
      DeployProcess first = all.start();
      first.post("/api/deploy/toggles?reason=a+benchmark", DEFINITION.formatted(toggle));
      List<TogglesSeen.View> views = new ArrayList<>(List.of(view(first, toggle)));
      for (int more = processes; more > 1; more--) {
        views.add(view(all.start(), toggle));
      }
      return new TogglesSeen(on -> first.post(command(toggle, on), REASON), views).millis(changes);
    }
  }

  private static TogglesSeen.View view(DeployProcess process, String toggle) {
    return () ->
        process.post("/ofrep/v1/evaluate/flags/" + toggle, ANYBODY).at("/value").asBoolean();
  }

  private static Sample inInstallation(Installation installation, int changes)
      throws IOException, InterruptedException {
    String name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    String toggle = name + ".gift";
    JsonNode anybody = Installation.json(ANYBODY);
    try (FlakyApplication application =
            FlakyApplication.create(installation, name, FlakyApplication.CANARY);
        HttpClient customer =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      application.push("0");
      installation.post(
          "/api/deploy/toggles?reason=a+benchmark",
          Installation.json(DEFINITION.formatted(toggle)));
      HttpRequest visit =
          HttpRequest.newBuilder(installation.applications())
              .header("Host", application.host())
              .timeout(ANSWER_LIMIT)
              .build();
      return new TogglesSeen(
              on -> installation.post(command(toggle, on), Installation.json(REASON)),
              List.of(
                  () ->
                      installation
                          .post("/ofrep/v1/evaluate/flags/" + toggle, anybody)
                          .at("/value")
                          .asBoolean(),
                  () ->
                      customer
                          .send(visit, BodyHandlers.discarding())
                          .headers()
                          .firstValue("Told-Toggles")
                          .filter("gift=?1"::equals)
                          .isPresent()))
          .millis(changes);
    }
  }

  private static String command(String toggle, boolean on) {
    return "/api/deploy/toggles/" + toggle + (on ? "/on" : "/off");
  }
}
