package io.threeways.agent.process;

import io.threeways.agent.host.Host;
import io.threeways.agent.host.HostProcess;
import io.threeways.agent.host.ProcessTable;
import io.threeways.agent.sandbox.Sandbox;
import io.threeways.agent.workspace.WorkspaceFolders;
import io.threeways.agent.workspace.WorkspaceId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
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
  private final SharedNetworks networks = new SharedNetworks();

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

  /**
   * @param all those of this agent, among them who is in its network already
   */
  void start(Ward ward, Collection<Ward> all) throws IOException {
    if (!sandbox.confines() && !(ward.spec().unsafe() && unsafeAdmitted)) {
      refuse(
          ward,
          "foreign code is refused: no sandbox works on this host, and running without one needs"
              + " \"unsafe\": true in the specification and threeways.agent.unsafe=true here");
      return;
    }
    if (!sandbox.confines() && ward.spec().tree() != null) {
      refuse(ward, "a machine's files are shown in a sandbox only, and none works on this host");
      return;
    }
    try {
      launch(ward, all);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "cannot start " + ward.id(), e);
      takeBack(ward);
      refuse(ward, "cannot be started: " + e.getMessage());
    }
  }

  /** It may have been launched before something failed: nothing runs that nobody supervises. */
  private void takeBack(Ward ward) {
    Tree.killRemains(ward.marker());
    try {
      ports.withdraw(ward.id());
    } catch (IOException | RuntimeException e) {
      // It leads nowhere any more; the relay notices and takes it back by itself.
      LOG.log(Level.WARNING, "cannot take back the port of " + ward.id(), e);
    }
  }

  private void refuse(Ward ward, String reason) throws IOException {
    ProcessState.Refused refused = new ProcessState.Refused(reason, clock.instant());
    // Also where the disk takes no note of it: who waits is told, and the workspace is free.
    ward.become(_ -> refused);
    ward.folder().write(new ProcessFolder.Gone(true, reason, refused.at()));
  }

  private void launch(Ward ward, Collection<Ward> all) throws IOException {
    Path workspace =
        workspaces
            .find(ward.spec().workspace())
            .orElseThrow(() -> new IOException("no workspace " + ward.spec().workspace()));
    ProcessSpec.Publish publish = ward.spec().publish();
    boolean relayed = publish != null && sandbox.confines();
    Integer ownPort = publish != null && !relayed ? freePort() : null;
    boolean shares = ward.spec().shared() != null && sandbox.confines();
    int uid = workspaces.owner(workspace);
    OptionalLong anchor = relayed || shares ? ports.anchor() : OptionalLong.empty();
    Launcher.Launched launched =
        shares
            ? networks.launch(
                ward, all, entry -> launcher.launch(ward, workspace, uid, ownPort, anchor, entry))
            : launcher.launch(ward, workspace, uid, ownPort, anchor, List.of());
    Instant startedAt = clock.instant();
    HostProcess host = launched.host();
    Integer port = relayed ? published(ward, host, null) : ownPort;
    ward.folder().write(new ProcessFolder.Started(host, startedAt, port, sandbox.name()));
    ward.become(
        state ->
            switch (state) {
              case ProcessState.Starting asked -> asked.run(host, startedAt, port);
              case ProcessState.Running _,
                  ProcessState.Exited _,
                  ProcessState.Lost _,
                  ProcessState.Refused _ ->
                  state;
            });
    var _ = launched.handle().onExit().thenRun(() -> stopping.settle(ward, clock.instant()));
    stopping.begun(ward);
  }

  /**
   * Publishes its port.
   *
   * @param known the host's port to take, or null for any
   * @return the host's port, or null if it ended before it could be reached
   */
  private @Nullable Integer published(Ward ward, HostProcess host, @Nullable Integer known)
      throws IOException {
    ProcessSpec.Publish publish = ward.spec().publish();
    OptionalLong inside = awaitInside(host);
    if (publish == null || inside.isEmpty()) {
      return known;
    }
    long pid = inside.getAsLong();
    try {
      return ports.publish(ward.id(), host.pid(), pid, publish.port(), known);
    } catch (IOException e) {
      if (Host.startTicks(pid).isPresent()) {
        throw e;
      }
      LOG.log(Level.DEBUG, "ended while its port was published", e);
      return known;
    }
  }

  /** A process inside the sandbox; empty if it ended before it was seen. */
  private static OptionalLong awaitInside(HostProcess host) throws IOException {
    long deadline = System.nanoTime() + SETUP_LIMIT.toNanos();
    while (Host.runs(host)) {
      List<Long> inits = Tree.of(host, ProcessTable.read()).inits();
      if (!inits.isEmpty()) {
        return OptionalLong.of(inits.getFirst());
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("its sandbox was not set up within " + SETUP_LIMIT);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return OptionalLong.empty();
  }

  /**
   * Publishes the port of an adopted process again, at the same port of the host. Where that cannot
   * be done it is supervised like any other but said to have no port; the next agent tries again.
   */
  void publishAgain(Ward ward) {
    if (ward.spec().publish() == null
        || !sandbox.confines()
        || !(ward.state() instanceof ProcessState.Running running)) {
      return;
    }
    try {
      Integer port = published(ward, running.host(), running.publishedPort());
      ward.folder()
          .write(
              new ProcessFolder.Started(running.host(), running.startedAt(), port, sandbox.name()));
      ward.become(_ -> running.publishedAt(port));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "cannot publish the port of " + ward.id() + " again", e);
      ward.become(_ -> running.publishedAt(null));
    }
  }

  private static @Nullable Integer freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
