package io.threeways.build.run.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.threeways.build.run.Agent;
import io.threeways.build.run.Assignment;
import io.threeways.build.run.StageOutput;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.ReportFile;
import io.threeways.pipeline.run.Ending;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.RunningStage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A stage as a process of the agent. */
final class AgentStage implements RunningStage {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final int NO_SUCH_PROCESS = 204;

  private final AgentCalls calls;
  private final AgentSettings settings;
  private final Agent agent;
  private final Assignment assignment;
  private final String path;
  private final OutputCopy output;
  private int revision;

  private AgentStage(
      AgentCalls calls,
      AgentSettings settings,
      Agent agent,
      Assignment assignment,
      String path,
      OutputCopy output) {
    this.calls = calls;
    this.settings = settings;
    this.agent = agent;
    this.assignment = assignment;
    this.path = path;
    this.output = output;
  }

  /** Asks for the process; one that runs already under this name goes on under our epoch. */
  static AgentStage begin(
      AgentCalls calls,
      Agent agent,
      Assignment assignment,
      Stage stage,
      int run,
      ProcessOrder wanted,
      AgentSettings settings,
      StageOutput kept)
      throws InfrastructureFailure, InterruptedException {
    String path = path(assignment, stage, run);
    String order = write(wanted);
    AgentCalls.Answer answer =
        calls.call(
            path,
            Duration.ZERO,
            request ->
                request
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(order)));
    read(answer);
    OutputCopy output = new OutputCopy(calls, path, stage.name(), kept);
    output.start();
    return new AgentStage(calls, settings, agent, assignment, path, output);
  }

  /** Stops the process, however far its begin got, and waits until it has ended. */
  static void end(
      AgentCalls calls, AgentSettings settings, Assignment assignment, Stage stage, int run)
      throws InfrastructureFailure, InterruptedException {
    String path = path(assignment, stage, run);
    AgentCalls.Answer answer = askToEnd(calls, path, assignment);
    if (answer.status() == NO_SUCH_PROCESS) {
      return;
    }
    ProcessState state = read(answer);
    long deadline = System.nanoTime() + settings.patience().toNanos();
    while (state.ending().isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new InfrastructureFailure("it was stopped and does not end");
      }
      state = state(calls, path, settings.pause(), state.revision());
    }
  }

  @Override
  public Optional<Ending> await(Duration atMost)
      throws InfrastructureFailure, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      ProcessState state = next(left);
      Optional<Ending> ending = state.ending();
      if (ending.isPresent()) {
        output.awaitAll(state.outputBytes());
        return ending;
      }
      if (System.nanoTime() >= deadline) {
        return Optional.empty();
      }
    }
  }

  /** Its next state, or the same one when none comes in time. */
  private ProcessState next(Duration atMost) throws InfrastructureFailure, InterruptedException {
    ProcessState state = state(calls, path, atMost, revision);
    revision = state.revision();
    return state;
  }

  private static ProcessState state(AgentCalls calls, String path, Duration atMost, int since)
      throws InfrastructureFailure, InterruptedException {
    String question = "?wait=%s&since=%d".formatted(atMost, since);
    return read(calls.call(path + question, atMost, HttpRequest.Builder::GET));
  }

  @Override
  public List<ReportFile> reports(String glob) throws InfrastructureFailure, InterruptedException {
    Reports reports = new Reports(glob, settings.reportBytes());
    try {
      return agent.read(assignment.workspace(), reports.folder(), reports::read);
    } catch (Agent.NotInWorkspace e) {
      // No folder, no report: whether that is wrong is the engine's to say.
      return List.of();
    }
  }

  @Override
  public void stop() throws InfrastructureFailure, InterruptedException {
    read(askToEnd(calls, path, assignment));
  }

  private static AgentCalls.Answer askToEnd(AgentCalls calls, String path, Assignment assignment)
      throws InfrastructureFailure, InterruptedException {
    return calls.call(
        path + "?epoch=" + assignment.epoch(), Duration.ZERO, HttpRequest.Builder::DELETE);
  }

  private static String path(Assignment assignment, Stage stage, int run) {
    return "/api/agent/processes/" + assignment.process(stage, run);
  }

  private static ProcessState read(AgentCalls.Answer answer) throws InfrastructureFailure {
    try (var body = answer.body()) {
      if (!answer.isSuccess()) {
        throw new InfrastructureFailure(answer.complaint());
      }
      return JSON.readValue(body, ProcessState.class);
    } catch (IOException e) {
      throw new InfrastructureFailure("the agent's answer cannot be read: " + e.getMessage(), e);
    }
  }

  private static String write(ProcessOrder order) throws InfrastructureFailure {
    try {
      return JSON.writeValueAsString(order);
    } catch (JsonProcessingException e) {
      throw new InfrastructureFailure("the order cannot be written", e);
    }
  }
}
