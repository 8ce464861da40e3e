package io.threeways.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.platform.Api;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.RunningStage;
import io.threeways.pipeline.run.StageRunner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stages as the server runs them: by the agent of this host, in a copy of the working tree. */
public final class SandboxedStages implements StageRunner, AutoCloseable {
  /** As much as build-service gives a stage. */
  private static final Map<String, Object> LIMITS =
      Map.of("memoryMiB", 1024, "processes", 512, "outputMiB", 16);

  /** Inside its network: no other process is there that listens. */
  private static final int PORT = 8080;

  /** The revision of a process that does not run yet. */
  private static final int STARTING = 1;

  private static final int LAST_LINES = 20;
  private static final Set<String> ALIVE = Set.of("starting", "running");
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final Api local;
  private final String name;
  private final boolean unsafe;
  private final @Nullable CheckedServer server;
  private final Consumer<byte[]> output;
  private final List<String> begun = new ArrayList<>();

  private SandboxedStages(
      Api local,
      String name,
      boolean unsafe,
      @Nullable CheckedServer server,
      Consumer<byte[]> output) {
    this.local = local;
    this.name = name;
    this.unsafe = unsafe;
    this.server = server;
    this.output = output;
  }

  /**
   * @param local the process that holds the agent
   * @param unsafe whether the owner consents to run without a sandbox where there is none
   * @param server that stages with an environment test; null when none does
   * @param output given what the stages print, on other threads
   */
  public static SandboxedStages of(
      Path tree, Api local, boolean unsafe, @Nullable CheckedServer server, Consumer<byte[]> output)
      throws IOException, InterruptedException {
    String name = "check-" + UUID.randomUUID();
    Path archive = new WorkingTree(tree).pack();
    try {
      local.upload("/api/agent/workspaces/" + name, "application/x-tar", archive);
    } finally {
      Files.delete(archive);
    }
    return new SandboxedStages(local, name, unsafe, server, output);
  }

  @Override
  public RunningStage begin(Stage stage, int run)
      throws InfrastructureFailure, InterruptedException {
    Map<String, Object> order = order(stage, stage.command(), limits(stage));
    if (stage.needsEnvironment()) {
      Optional<URI> inside = server == null ? Optional.empty() : serve(stage, server);
      if (inside.isEmpty()) {
        return new NeverBegun("the server did not answer; it printed at last:\n" + lastWords());
      }
      order.put("shared", Map.of("name", name, "join", true));
      order.put("environment", variables(inside.get()));
    }
    String process = name + "-" + begun.size();
    begun.add(process);
    return SandboxedStage.begin(local, process, name, order, output);
  }

  private Map<String, Object> order(Stage stage, List<String> command, Map<String, Object> limits) {
    Map<String, Object> order = new HashMap<>();
    order.put("epoch", 1);
    order.put("workspace", name);
    order.put("kind", "step");
    order.put("command", command);
    order.put("network", stage.network().name().toLowerCase(Locale.ROOT));
    order.put("limits", limits);
    order.put("unsafe", unsafe);
    return order;
  }

  /**
   * Starts the server in the network that the stage then joins; one that runs already is left.
   *
   * @return where it answers in there; empty when it does not
   */
  private Optional<URI> serve(Stage stage, CheckedServer wanted) throws InterruptedException {
    String path = "/api/agent/processes/" + serverName();
    if (!begun.contains(serverName())) {
      begun.add(serverName());
      Map<String, Object> order =
          order(
              stage,
              wanted.command(),
              Map.of(
                  "memoryMiB",
                  wanted.deploy().memoryMiB(),
                  "processes",
                  LIMITS.get("processes"),
                  "outputMiB",
                  LIMITS.get("outputMiB"),
                  "time",
                  CheckedServer.life(stage).toString()));
      order.put("shared", Map.of("name", name));
      order.put("publish", Map.of("port", PORT));
      order.put("environment", wanted.variables());
      local.put(path, order);
    }
    JsonNode view = local.get(path + "?wait=PT20S&since=" + STARTING);
    if (!view.hasNonNull("publishedPort")) {
      return Optional.empty();
    }
    String address = view.path("publishedAddress").asText();
    URI outside = URI.create("http://" + address + ":" + view.path("publishedPort").asInt());
    boolean answers = wanted.answers(outside, () -> isAlive(serverName()));
    boolean confined = !view.path("sandbox").asText().equals("none");
    return answers
        ? Optional.of(confined ? URI.create("http://127.0.0.1:" + PORT) : outside)
        : Optional.empty();
  }

  private String serverName() {
    return name + "-server";
  }

  private String lastWords() {
    try (InputStream printed =
        local.stream(
            "/api/agent/processes/" + serverName() + "/output", "application/octet-stream")) {
      List<String> lines =
          new String(printed.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "[its output cannot be read: " + e.getMessage() + "]";
    }
  }

  private boolean isAlive(String process) {
    return ALIVE.contains(local.get("/api/agent/processes/" + process).path("state").asText());
  }

  static Map<String, String> variables(URI server) {
    return Map.of(
        Environment.NAME, "check",
        Environment.URL, server.toString(),
        Environment.URLS, server.toString());
  }

  /** The copy goes; nothing of it is kept. */
  @Override
  public void close() {
    for (String process : begun) {
      local.delete("/api/agent/processes/" + process);
    }
    begun.forEach(this::awaitEnd);
    local.delete("/api/agent/workspaces/" + name);
  }

  /** The agent ends by force what does not end by itself. A workspace that is in use stays. */
  private void awaitEnd(String process) {
    try {
      int revision = 0;
      String state;
      do {
        JsonNode view =
            local.get(
                "/api/agent/processes/%s?wait=%s&since=%d".formatted(process, LOOK, revision));
        revision = view.path("revision").asInt();
        state = view.path("state").asText();
      } while (ALIVE.contains(state));
    } catch (Failure e) {
      if (e.exitCode() != ExitCode.NOT_FOUND) {
        throw e;
      }
    }
  }

  private static Map<String, Object> limits(Stage stage) {
    Map<String, Object> limits = new HashMap<>(LIMITS);
    limits.put("time", stage.timeout().toString());
    return limits;
  }
}
