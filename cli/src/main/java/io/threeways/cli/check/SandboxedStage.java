package io.threeways.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.platform.Api;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import io.threeways.pipeline.report.ReportFile;
import io.threeways.pipeline.run.Ending;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.RunningStage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A stage as a process of the agent. */
final class SandboxedStage implements RunningStage {
  private static final int BUFFER_BYTES = 8192;

  private final Api local;
  private final String path;
  private final String workspace;
  private final Thread reader;
  private int revision;

  private SandboxedStage(Api local, String path, String workspace, Thread reader) {
    this.local = local;
    this.path = path;
    this.workspace = workspace;
    this.reader = reader;
  }

  static SandboxedStage begin(
      Api local,
      String process,
      String workspace,
      Map<String, Object> order,
      Consumer<byte[]> output)
      throws InfrastructureFailure {
    String path = "/api/agent/processes/" + process;
    try {
      local.put(path, order);
    } catch (Failure e) {
      throw new InfrastructureFailure(String.valueOf(e.getMessage()), e);
    }
    Thread reader = Thread.ofVirtual().name("output").start(() -> copy(local, path, output));
    return new SandboxedStage(local, path, workspace, reader);
  }

  @Override
  public Optional<Ending> await(Duration atMost)
      throws InfrastructureFailure, InterruptedException {
    JsonNode view = local.get(path + "?wait=" + atMost + "&since=" + revision);
    revision = view.path("revision").asInt();
    return switch (view.path("state").asText()) {
      case "exited" -> {
        reader.join();
        yield Optional.of(ending(view));
      }
      case "lost", "refused" -> throw new InfrastructureFailure(view.path("reason").asText());
      default -> Optional.empty();
    };
  }

  @Override
  public List<ReportFile> reports(String glob) throws InfrastructureFailure, InterruptedException {
    String folder = FetchedReports.folderOf(glob);
    try (InputStream archive =
        local.stream(
            "/api/agent/workspaces/%s/files?path=%s"
                .formatted(workspace, URLEncoder.encode(folder, StandardCharsets.UTF_8)),
            "application/x-tar")) {
      return FetchedReports.read(archive, glob);
    } catch (Failure e) {
      if (e.exitCode() == ExitCode.NOT_FOUND) {
        return List.of();
      }
      throw new InfrastructureFailure(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new InfrastructureFailure("the reports cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void stop() {
    local.delete(path);
  }

  private static Ending ending(JsonNode view) {
    Duration took =
        Duration.between(
            Instant.parse(view.path("startedAt").asText()),
            Instant.parse(view.path("exitedAt").asText()));
    if (view.hasNonNull("reason")) {
      return new Ending.Killed(view.path("reason").asText(), took);
    }
    return view.hasNonNull("signal")
        ? new Ending.Killed("signal " + view.path("signal").asInt(), took)
        : new Ending.Exited(view.path("exitCode").asInt(), took);
  }

  private static void copy(Api local, String path, Consumer<byte[]> output) {
    try (InputStream in = local.stream(path + "/output?follow=true", "application/octet-stream")) {
      for (byte[] some = some(in); some.length > 0; some = some(in)) {
        output.accept(some);
      }
    } catch (IOException e) {
      output.accept(("[output ended: " + e.getMessage() + "]\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] some(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    int read = in.read(buffer);
    return read < 0 ? new byte[0] : Arrays.copyOf(buffer, read);
  }
}
