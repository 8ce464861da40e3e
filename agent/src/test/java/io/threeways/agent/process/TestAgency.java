package io.threeways.agent.process;

import static org.awaitility.Awaitility.await;

import io.threeways.agent.relay.RelayedPorts;
import io.threeways.agent.sandbox.Sandbox;
import io.threeways.agent.sandbox.SandboxTrials;
import io.threeways.agent.sandbox.SystemView;
import io.threeways.agent.workspace.UnpackLimits;
import io.threeways.agent.workspace.WorkspaceId;
import io.threeways.agent.workspace.Workspaces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An agency on a folder of its own, with this host's real sandbox. */
final class TestAgency implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(60);
  static final Duration KEPT = Duration.ofDays(1);
  private static final Path JDK = Path.of(System.getProperty("java.home"));
  private static final Path TOOLBOX = Path.of("target/toolbox").toAbsolutePath();

  private final Agency agency;

  private TestAgency(Agency agency) {
    this.agency = agency;
  }

  static TestAgency at(Path folder, String sandbox) {
    return at(folder, sandbox, false);
  }

  static TestAgency at(Path folder, String sandbox, boolean unsafe) {
    return at(folder, sandbox, unsafe, InstantSource.system());
  }

  static TestAgency at(Path folder, String sandbox, boolean unsafe, InstantSource clock) {
    try {
      return new TestAgency(
          Agency.open(
              folder,
              new Agency.Settings(
                  unsafe,
                  Duration.ofSeconds(1),
                  Duration.ofMillis(20),
                  KEPT,
                  new UnpackLimits(10_000_000, 1000)),
              sandbox(folder, sandbox),
              TOOLBOX,
              JDK,
              new RelayedPorts(folder, JDK),
              clock,
              RandomGenerator.getDefault()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Sandbox sandbox(Path folder, String kind) {
    try {
      SystemView view = SystemView.of(TOOLBOX, JDK).withOwnSettings(folder.resolve("settings"));
      return new SandboxTrials(folder, view).choose(kind).sandbox();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Processes processes() {
    return agency.processes();
  }

  Workspaces workspaces() {
    return agency.workspaces();
  }

  /** Fills a workspace with text files that can be run. */
  WorkspaceId workspace(String id, Map<String, String> files) {
    WorkspaceId name = new WorkspaceId(id);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
        for (Map.Entry<String, String> file : files.entrySet()) {
          byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
          TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
          entry.setSize(content.length);
          entry.setMode(0755);
          tar.putArchiveEntry(entry);
          tar.write(content);
          tar.closeArchiveEntry();
        }
      }
      var _ = workspaces().fill(name, new ByteArrayInputStream(bytes.toByteArray()));
      return name;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Limits limits(Duration time) {
    return new Limits(1024, 256, time, 1);
  }

  static ProcessSpec step(WorkspaceId workspace, String script) {
    return step(workspace, script, limits(Duration.ofSeconds(30)));
  }

  static ProcessSpec step(WorkspaceId workspace, String script, Limits limits) {
    return new ProcessSpec(
        workspace,
        null,
        ProcessSpec.Kind.STEP,
        List.of("sh", "-c", script),
        Map.of(),
        ProcessSpec.Network.NONE,
        null,
        null,
        limits,
        false);
  }

  Snapshot start(String id, ProcessSpec spec) {
    try {
      return switch (processes().put(new ProcessId(id), 1, spec)) {
        case PutOutcome.Accepted accepted -> accepted.snapshot();
        case PutOutcome.Fenced _,
            PutOutcome.Different _,
            PutOutcome.NoWorkspace _,
            PutOutcome.NoNetwork _ ->
            throw new IllegalStateException("not accepted");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Snapshot run(String id, ProcessSpec spec) {
    Snapshot _ = start(id, spec);
    return ended(id);
  }

  Snapshot ended(String id) {
    return await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> processes().find(new ProcessId(id)).orElseThrow(),
            snapshot ->
                switch (snapshot.state()) {
                  case ProcessState.Starting _, ProcessState.Running _ -> false;
                  case ProcessState.Exited _, ProcessState.Lost _, ProcessState.Refused _ -> true;
                });
  }

  /** Kills what looks after the process on the host, as the kernel does when memory is short. */
  static void killWrapper(Snapshot started) {
    ProcessHandle.of(((ProcessState.Running) started.state()).host().pid())
        .orElseThrow()
        .destroyForcibly();
  }

  /**
   * @param command the end of its command line, which nothing else on the host has
   */
  static void awaitGone(String command) {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                ProcessHandle.allProcesses()
                    .map(process -> process.info().commandLine().orElse(""))
                    .noneMatch(line -> line.endsWith(command)));
  }

  String output(String id) {
    try {
      Path file = processes().output(new ProcessId(id)).orElseThrow();
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void sweep() {
    agency.sweep();
  }

  void endAll() throws InterruptedException, IOException {
    agency.endAll();
  }

  /** The agent goes away; what runs does not. */
  @Override
  public void close() {
    try {
      agency.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
