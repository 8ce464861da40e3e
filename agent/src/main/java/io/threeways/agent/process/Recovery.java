package io.threeways.agent.process;

import io.threeways.agent.host.Host;
import io.threeways.agent.host.HostProcess;
import io.threeways.agent.host.ProcessTable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Learns from a process's folder and from the host what became of it while no agent ran. What still
 * runs is adopted.
 */
final class Recovery {
  private static final Logger LOG = System.getLogger(Recovery.class.getName());

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
    return Optional.of(ward(new ProcessId(path.getFileName().toString()), folder, request.get()));
  }

  private Ward ward(ProcessId id, ProcessFolder folder, ProcessFolder.Request request) {
    try {
      Optional<ProcessFolder.Started> started = started(folder, request);
      String within = started.map(ProcessFolder.Started::sandbox).orElse(sandbox);
      return new Ward(id, folder, request, within, state(folder, started));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "cannot read what became of " + id + ", which is lost", e);
      Tree.killRemains(request.marker());
      String why = "what was noted about it cannot be read: " + e.getMessage();
      return new Ward(id, folder, request, sandbox, new ProcessState.Lost(null, why, now));
    }
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
    // Its wrapper may have ended, and the pid be a stranger's by now.
    long ticks =
        pid.filter(it -> Tree.isMarked(it, request.marker())).flatMap(Host::startTicks).orElse(0L);
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
            .filter(pid -> Tree.isMarked(pid, marker))
            .findFirst();
  }
}
