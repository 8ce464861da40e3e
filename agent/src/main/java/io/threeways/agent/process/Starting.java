package io.threeways.agent.process;

import io.threeways.agent.host.Host;
import io.threeways.agent.host.HostProcess;
import io.threeways.agent.host.ProcessTable;
import io.threeways.agent.sandbox.Sandbox;
import io.threeways.agent.workspace.WorkspaceFolders;
import io.threeways.agent.workspace.WorkspaceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** How a process gets from its request to running, or is refused. */
final class Starting {
  private static final Logger LOG = System.getLogger(Starting.class.getName());

  /** A sandbox is set up in milliseconds; this is for a host that is busy beyond reason. */
  private static final Duration SETUP_LIMIT = Duration.ofSeconds(10);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

  private final Launcher launcher;
  private final Sandbox sandbox;
  private final boolean unsafeAdmitted;
  private final WorkspaceFolders workspaces;
  private final PublishedPorts ports;
  private final Stopping stopping;
  private final InstantSource clock;

  Starting(
      Launcher launcher,
      Sandbox sandbox,
      boolean unsafeAdmitted,
      WorkspaceFolders workspaces,
      PublishedPorts ports,
      Stopping stopping,
      InstantSource clock) {
    this.launcher = launcher;
    this.sandbox = sandbox;
    this.unsafeAdmitted = unsafeAdmitted;
    this.workspaces = workspaces;
    this.ports = ports;
    this.stopping = stopping;
    this.clock = clock;
  }

  String sandbox() {
    return sandbox.name();
  }

  boolean hasWorkspace(WorkspaceId id) {
    return workspaces.find(id).isPresent();
  }

  void start(Ward ward) throws IOException {
    if (!sandbox.confines() && !(ward.spec().unsafe() && unsafeAdmitted)) {
      refuse(
          ward,
          "foreign code is refused: no sandbox works on this host, and running without one needs"
              + " \"unsafe\": true in the specification and threeways.agent.unsafe=true here");
      return;
    }
    try {
      launch(ward);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot start " + ward.id(), e);
      refuse(ward, "cannot be started: " + e.getMessage());
    }
  }

  private void refuse(Ward ward, String reason) throws IOException {
    ProcessState.Refused refused = new ProcessState.Refused(reason, clock.instant());
    ward.folder().write(new ProcessFolder.Gone(true, reason, refused.at()));
    ward.become(_ -> refused);
  }

  private void launch(Ward ward) throws IOException {
    Path workspace =
        workspaces
            .find(ward.spec().workspace())
            .orElseThrow(() -> new IOException("no workspace " + ward.spec().workspace()));
    ProcessSpec.Publish publish = ward.spec().publish();
    boolean relayed = publish != null && sandbox.confines();
    Integer ownPort = publish != null && !relayed ? freePort() : null;
    Launcher.Launched launched =
        launcher.launch(
            ward,
            workspace,
            workspaces.owner(workspace),
            ownPort,
            relayed ? ports.anchor() : OptionalLong.empty());
    ProcessState.Running running =
        new ProcessState.Running(launched.host(), clock.instant(), ownPort, null);
    record(ward, relayed ? published(ward, running) : running);
    var _ = launched.handle().onExit().thenRun(() -> stopping.settle(ward, clock.instant()));
  }

  private void record(Ward ward, ProcessState.Running running) throws IOException {
    ward.folder()
        .write(
            new ProcessFolder.Started(
                running.host(), running.startedAt(), running.publishedPort(), sandbox.name()));
    ward.become(_ -> running);
  }

  /** The process with its port published; without, if it ended before it could be reached. */
  private ProcessState.Running published(Ward ward, ProcessState.Running running)
      throws IOException {
    ProcessSpec.Publish publish = ward.spec().publish();
    OptionalLong inside = awaitInside(running.host());
    if (publish == null || inside.isEmpty()) {
      return running;
    }
    int port =
        ports.publish(
            ward.id(),
            running.host().pid(),
            inside.getAsLong(),
            publish.port(),
            running.publishedPort());
    return new ProcessState.Running(running.host(), running.startedAt(), port, running.ending());
  }

  private static OptionalLong awaitInside(HostProcess host) {
    long deadline = System.nanoTime() + SETUP_LIMIT.toNanos();
    while (Host.runs(host) && System.nanoTime() < deadline) {
      List<Long> inits = Tree.of(host, ProcessTable.read()).inits();
      if (!inits.isEmpty()) {
        return OptionalLong.of(inits.getFirst());
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return OptionalLong.empty();
  }

  /** Publishes the ports of an adopted process again, at the same ports of the host. */
  void publishAgain(Ward ward) {
    if (ward.spec().publish() != null
        && sandbox.confines()
        && ward.state() instanceof ProcessState.Running running) {
      try {
        record(ward, published(ward, running));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot publish the port of " + ward.id() + " again", e);
      }
    }
  }

  private static @Nullable Integer freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
