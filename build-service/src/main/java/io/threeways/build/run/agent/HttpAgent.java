package io.threeways.build.run.agent;

import io.threeways.build.run.Agent;
import io.threeways.build.run.Assignment;
import io.threeways.build.run.StageOutput;
import io.threeways.build.run.Surroundings;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.StageRunner;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The host's agent, over HTTP. */
@ApplicationScoped
class HttpAgent implements Agent {
  private static final Logger LOG = Logger.getLogger(HttpAgent.class);
  private static final int NOT_FOUND = 404;
  private static final String TAR = "application/x-tar";

  /** An archive of the largest repository that may be pushed takes this long on a slow disk. */
  private static final Duration FILLING = Duration.ofMinutes(5);

  private final AgentCalls calls;
  private final AgentSettings settings;

  HttpAgent(AgentCalls calls, AgentSettings settings) {
    this.calls = calls;
    this.settings = settings;
  }

  @Override
  public void fill(String workspace, Archive files)
      throws InfrastructureFailure, InterruptedException {
    AgentCalls.Answer answer =
        calls.call(
            path(workspace),
            FILLING,
            request -> request.header("Content-Type", TAR).PUT(new ArchiveBody(files).publisher()));
    refuse(answer, "cannot fill workspace " + workspace);
  }

  @Override
  public StageRunner stages(
      Assignment assignment, StageOutput output, @Nullable Surroundings surroundings) {
    return (stage, run) ->
        AgentStage.begin(
            calls,
            this,
            assignment,
            stage,
            run,
            ProcessOrder.of(assignment, stage, surroundings, settings),
            settings,
            output);
  }

  @Override
  public <T> T read(String workspace, String path, ArchiveReader<T> reader)
      throws InfrastructureFailure, NotInWorkspace, InterruptedException {
    AgentCalls.Answer answer =
        calls.call(files(workspace, path), FILLING, HttpRequest.Builder::GET);
    try (var body = answer.body()) {
      if (answer.status() == NOT_FOUND && holds(workspace)) {
        throw new NotInWorkspace(path);
      }
      if (!answer.isSuccess()) {
        throw new InfrastructureFailure("cannot read " + path + ": " + answer.complaint());
      }
      return reader.read(body);
    } catch (IOException e) {
      throw new InfrastructureFailure("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * A file that is not there and a workspace that is not are one answer: the latter is asked for.
   */
  private boolean holds(String workspace) throws InfrastructureFailure, InterruptedException {
    AgentCalls.Answer answer =
        calls.call(files(workspace, ""), Duration.ZERO, HttpRequest.Builder::HEAD);
    try (var _ = answer.body()) {
      return answer.isSuccess();
    } catch (IOException e) {
      throw new InfrastructureFailure("cannot look for workspace " + workspace, e);
    }
  }

  @Override
  public void stop(Assignment assignment, Stage stage, int run) throws InterruptedException {
    try {
      AgentStage.end(calls, settings, assignment, stage, run);
    } catch (InfrastructureFailure e) {
      LOG.warnf(
          "%s may run on until its limit: %s", assignment.process(stage, run), e.getMessage());
    }
  }

  @Override
  public void remove(String workspace) throws InterruptedException {
    try {
      refuse(
          calls.call(path(workspace), Duration.ZERO, HttpRequest.Builder::DELETE),
          "cannot remove workspace " + workspace);
    } catch (InfrastructureFailure e) {
      LOG.warnf("workspace %s stays until the agent clears it: %s", workspace, e.getMessage());
    }
  }

  private static void refuse(AgentCalls.Answer answer, String what) throws InfrastructureFailure {
    try (var body = answer.body()) {
      if (!answer.isSuccess()) {
        throw new InfrastructureFailure(what + ": " + answer.complaint());
      }
      body.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new InfrastructureFailure(what, e);
    }
  }

  private static String files(String workspace, String path) {
    return path(workspace) + "/files?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  private static String path(String workspace) {
    return "/api/agent/workspaces/" + workspace;
  }
}
