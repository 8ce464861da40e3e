package io.threeways.deploy.configuration.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.deploy.configuration.Configurer;
import io.threeways.deploy.configuration.Execution;
import io.threeways.deploy.configuration.Machines;
import io.threeways.deploy.configuration.Run;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Machines as kept workspaces of the host's agent: a run is a step in a workspace of its own, with
 * the commit's files, beside the machine's. Only an application may write to the machine.
 */
public final class AgentMachines implements Machines {
  private static final String MACHINE = "deploy-configure-host-";
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int REFUSED = 400;

  private final MachineCalls calls;
  private final MachineSettings settings;

  /**
   * @param token for each call, in the name of this service
   */
  public AgentMachines(MachineSettings settings, Supplier<String> token) {
    this.calls = new MachineCalls(settings, token);
    this.settings = settings;
  }

  @Override
  public End run(Run.Running run, Configurer.Invocation invocation, long epoch) {
    String name = run.process();
    String machine = MACHINE + run.order().description().environment();
    try {
      if (calls.get("processes/" + name).statusCode() == NOT_FOUND) {
        calls.require(calls.put("workspaces/" + machine + "/kept"), "keep " + machine);
        fill(name, machine, run.order().description().files());
      }
      start(name, new StepSpec(run, machine, invocation, epoch, settings));
      return end(name);
    } catch (Unrunnable e) {
      return new End.Refused(e.getMessage());
    }
  }

  private void fill(String workspace, String machine, URI files) throws Unrunnable {
    if (!settings.fileHosts().contains(files.getHost())) {
      throw new Unrunnable(
          "the commit's files are said to lie at %s, where none of ours are (threeways.deploy.configuration.agent.file-hosts)"
              .formatted(files));
    }
    HttpResponse<InputStream> download =
        calls.send(calls.to(files, settings.transfer()).build(), BodyHandlers.ofInputStream());
    try (InputStream tar = download.body()) {
      if (download.statusCode() >= REFUSED) {
        throw new Unrunnable(
            "the commit's files cannot be had at %s: status %d"
                .formatted(files, download.statusCode()));
      }
      HttpResponse<byte[]> filled =
          calls.send(
              calls
                  .toAgent("workspaces/%s?as=%s".formatted(workspace, machine), settings.transfer())
                  .header("Content-Type", "application/x-tar")
                  .PUT(BodyPublishers.ofInputStream(() -> tar))
                  .build(),
              BodyHandlers.ofByteArray());
      if (filled.statusCode() >= REFUSED) {
        throw new Unrunnable("the agent refuses the commit's files: " + calls.detail(filled));
      }
    } catch (IOException e) {
      throw new MachineUnavailable("the download of " + files + " broke off", e);
    }
  }

  private void start(String name, StepSpec spec) throws Unrunnable {
    HttpResponse<byte[]> answer =
        calls.send(
            calls
                .toAgent("processes/" + name, settings.answer())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(MachineCalls.json(spec.json())))
                .build(),
            BodyHandlers.ofByteArray());
    if (MachineCalls.isFenced(answer)) {
      throw new Outdated("start of " + name + ": " + calls.detail(answer));
    }
    if (answer.statusCode() >= REFUSED) {
      throw new Unrunnable("the agent refuses to run it: " + calls.detail(answer));
    }
  }

  private End end(String name) {
    long revision = 0;
    while (true) {
      String path = "processes/%s?wait=%s&since=%d".formatted(name, settings.watch(), revision);
      HttpResponse<byte[]> answer =
          calls.send(
              calls.toAgent(path, settings.watch().plus(settings.answer())).build(),
              BodyHandlers.ofByteArray());
      calls.require(answer, "look at " + name);
      JsonNode view = MachineCalls.read(answer);
      revision = view.path("revision").asLong();
      String reason = view.path("reason").asText(view.path("state").asText());
      switch (view.path("state").asText()) {
        case "starting", "running" -> {}
        case "refused" -> {
          return new End.Refused(reason);
        }
        case "exited" -> {
          return new End.Exited(
              Execution.of(view.path("exitCode").asInt(), output(name)),
              view.path("reason").isTextual() ? reason : null);
        }
        default -> {
          return new End.Lost(reason);
        }
      }
    }
  }

  private String output(String name) {
    HttpResponse<byte[]> answer = calls.get("processes/" + name + "/output");
    calls.require(answer, "read the output of " + name);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void clear(Run.Running run) {
    HttpResponse<byte[]> answer = calls.delete("workspaces/" + run.process());
    if (answer.statusCode() != NOT_FOUND && answer.statusCode() != CONFLICT) {
      calls.require(answer, "clear the workspace of " + run.process());
    }
  }

  /** It cannot be run, and trying again does not help. */
  private static final class Unrunnable extends Exception {
    private static final long serialVersionUID = 1;

    Unrunnable(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
