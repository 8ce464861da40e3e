package io.threeways.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.platform.Api;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.RunningStage;
import io.threeways.pipeline.run.StageRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Stages as the server runs them: by the agent of this host, in a copy of the working tree. */
public final class SandboxedStages implements StageRunner, AutoCloseable {
  /** As much as build-service gives a stage. */
  private static final Map<String, Object> LIMITS =
      Map.of("memoryMiB", 1024, "processes", 512, "outputMiB", 16);

  private static final Set<String> ALIVE = Set.of("starting", "running");
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final Api local;
  private final String name;
  private final boolean unsafe;
  private final Consumer<byte[]> output;
  private final List<String> begun = new ArrayList<>();

  private SandboxedStages(Api local, String name, boolean unsafe, Consumer<byte[]> output) {
    this.local = local;
    this.name = name;
    this.unsafe = unsafe;
    this.output = output;
  }

  /**
   * @param local the process that holds the agent
   * @param unsafe whether the owner consents to run without a sandbox where there is none
   * @param output given what the stages print, on other threads
   */
  public static SandboxedStages of(Path tree, Api local, boolean unsafe, Consumer<byte[]> output)
      throws IOException, InterruptedException {
    String name = "check-" + UUID.randomUUID();
    Path archive = new WorkingTree(tree).pack();
    try {
      local.upload("/api/agent/workspaces/" + name, "application/x-tar", archive);
    } finally {
      Files.delete(archive);
    }
    return new SandboxedStages(local, name, unsafe, output);
  }

  @Override
  public RunningStage begin(Stage stage) throws InfrastructureFailure {
    String process = name + "-" + begun.size();
    begun.add(process);
    Map<String, Object> order =
        Map.of(
            "epoch",
            1,
            "workspace",
            name,
            "kind",
            "step",
            "command",
            stage.command(),
            "network",
            stage.network().name().toLowerCase(Locale.ROOT),
            "limits",
            limits(stage),
            "unsafe",
            unsafe);
    return SandboxedStage.begin(local, process, name, order, output);
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
