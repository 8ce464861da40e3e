package io.threeways.agent.process;

import io.threeways.agent.host.Host;
import io.threeways.agent.host.HostProcess;
import io.threeways.agent.host.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Learns from a process's folder and from the host what became of it while no agent ran. What still
 * runs is adopted.
 */
final class Recovery {
  private final String sandbox;
  private final Instant now;

  /**
   * @param sandbox of this host; what was started without a note of its own is taken to be in it
   */
  Recovery(String sandbox, Instant now) {
    this.sandbox = sandbox;
    this.now = now;
  }

  /** The process of this folder, or empty if its request never got there whole. */
  Optional<Ward> recover(Path path) throws IOException {
    ProcessFolder folder = new ProcessFolder(path);
    Optional<ProcessFolder.Request> request = folder.request();
    if (request.isEmpty()) {
      folder.remove();
      return Optional.empty();
    }
    Optional<ProcessFolder.Started> started = started(folder, request.get());
    return Optional.of(
        new Ward(
            new ProcessId(path.getFileName().toString()),
            folder,
            request.get(),
            started.map(ProcessFolder.Started::sandbox).orElse(sandbox),
            state(folder, started)));
  }

  private ProcessState state(ProcessFolder folder, Optional<ProcessFolder.Started> started)
      throws IOException {
    Optional<ProcessState.Running> running = running(folder, started);
    Optional<ProcessFolder.Gone> gone = folder.gone();
    if (gone.isPresent()) {
      ProcessFolder.Gone end = gone.get();
      return end.refused()
          ? new ProcessState.Refused(end.reason(), end.at())
          : new ProcessState.Lost(running.orElse(null), end.reason(), end.at());
    }
    if (running.isEmpty()) {
      return lost(folder, null, "the agent died before it had started the process");
    }
    Optional<ProcessFolder.Exit> exit = folder.exit();
    if (exit.isPresent()) {
      return running.get().exit(exit.get().code(), exit.get().at());
    }
    if (Host.runs(running.get().host())) {
      return running.get();
    }
    Tree.killRemains(running.get().host().marker());
    return lost(folder, running.get(), "its wrapper was killed while no agent ran");
  }

  private ProcessState lost(
      ProcessFolder folder, ProcessState.@org.jspecify.annotations.Nullable Running was, String why)
      throws IOException {
    // Its status may have been written between the two looks.
    Optional<ProcessFolder.Exit> exit = folder.exit();
    if (was != null && exit.isPresent()) {
      return was.exit(exit.get().code(), exit.get().at());
    }
    folder.write(new ProcessFolder.Gone(false, why, now));
    return new ProcessState.Lost(was, why, now);
  }

  private static Optional<ProcessState.Running> running(
      ProcessFolder folder, Optional<ProcessFolder.Started> started) throws IOException {
    if (started.isEmpty()) {
      return Optional.empty();
    }
    ProcessFolder.Started it = started.get();
    return Optional.of(
        new ProcessState.Running(
            it.host(), it.at(), it.publishedPort(), folder.ending().orElse(null)));
  }

  /** The agent may have died between starting the process and noting who it is. */
  private static Optional<ProcessFolder.Started> started(
      ProcessFolder folder, ProcessFolder.Request request) throws IOException {
    Optional<ProcessFolder.Started> noted = folder.started();
    Optional<Long> pid = noted.isPresent() ? Optional.empty() : pid(folder, request.marker());
    if (pid.isEmpty()) {
      return noted;
    }
    long ticks = Host.startTicks(pid.get()).orElse(0L);
    ProcessFolder.Started found =
        new ProcessFolder.Started(
            new HostProcess(pid.get(), ticks, Host.bootId(), request.marker()),
            Files.getLastModifiedTime(folder.path().resolve("request.json")).toInstant(),
            null,
            null);
    folder.write(found);
    return Optional.of(found);
  }

  private static Optional<Long> pid(ProcessFolder folder, String marker) throws IOException {
    Optional<Long> written = folder.pid();
    return written.isPresent()
        ? written
        : ProcessTable.read().all().stream()
            .map(ProcessTable.Entry::pid)
            .filter(pid -> Host.commandLine(pid).contains(marker))
            .findFirst();
  }
}
