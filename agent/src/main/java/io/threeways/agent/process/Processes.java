package io.threeways.agent.process;

import io.threeways.agent.host.ProcessTable;
import io.threeways.agent.workspace.Occupancy;
import io.threeways.agent.workspace.WorkspaceId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Every process in the agent's care, those that ended not long ago included. */
public final class Processes implements Occupancy {
  private static final Logger LOG = System.getLogger(Processes.class.getName());
  private static final int STARTING = new ProcessState.Starting().revision();

  /** The revision of a process that is asked to end and has not ended yet. */
  private static final int ENDING = 3;

  private final Path folder;
  private final Starting starting;
  private final Stopping stopping;
  private final InstantSource clock;
  private final ConcurrentNavigableMap<String, Ward> wards = new ConcurrentSkipListMap<>();

  Processes(Path folder, Starting starting, Stopping stopping, InstantSource clock) {
    this.folder = folder;
    this.starting = starting;
    this.stopping = stopping;
    this.clock = clock;
  }

  /** Adopts what an earlier agent left. One that cannot be read keeps nobody from the others. */
  void recover() throws IOException {
    Recovery recovery = new Recovery(starting.sandbox(), clock.instant());
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
      for (Path path : folders) {
        recover(recovery, path);
      }
    }
  }

  private void recover(Recovery recovery, Path path) {
    try {
      Optional<Ward> ward = recovery.recover(path);
      if (ward.isPresent()) {
        wards.put(ward.get().id().text(), ward.get());
        starting.publishAgain(ward.get());
      }
    } catch (IOException | RuntimeException e) {
      // Without its request nobody knows its limits. Its wrapper has the folder's path beside the
      // marker, so that nothing runs that nobody supervises.
      LOG.log(Level.ERROR, "cannot recover process " + path.getFileName() + ", it is ended", e);
      Tree.killRemains(path.toString());
    }
  }

  /** Asks for a process: starts it once, however often it is asked for. */
  public PutOutcome put(ProcessId id, long epoch, ProcessSpec spec) throws IOException {
    Ward ward;
    synchronized (wards) {
      Ward known = wards.get(id.text());
      if (known != null) {
        return known.claim(epoch, spec);
      }
      for (WorkspaceId workspace : spec.workspaces()) {
        if (!starting.hasWorkspace(workspace)) {
          return new PutOutcome.NoWorkspace(workspace);
        }
      }
      ProcessSpec.SharedNetwork shared = spec.shared();
      if (shared != null && shared.join() && !SharedNetworks.isThere(shared.name(), wards())) {
        return new PutOutcome.NoNetwork();
      }
      ward = accept(id, epoch, spec);
    }
    starting.start(ward, wards());
    return new PutOutcome.Accepted(ward.snapshot(), true);
  }

  private Ward accept(ProcessId id, long epoch, ProcessSpec spec) throws IOException {
    ProcessFolder own = ProcessFolder.create(folder.resolve(id.text()));
    ProcessFolder.Request request =
        new ProcessFolder.Request(epoch, UUID.randomUUID().toString(), spec);
    own.write(request);
    Ward ward = new Ward(id, own, request, starting.sandbox(), new ProcessState.Starting());
    wards.put(id.text(), ward);
    return ward;
  }

  /** One process. */
  public Optional<Snapshot> find(ProcessId id) {
    return Optional.ofNullable(wards.get(id.text())).map(Ward::snapshot);
  }

  /** Waits until a process's revision is higher than the given one, at most so long. */
  public Optional<Snapshot> await(ProcessId id, int revision, Duration limit)
      throws InterruptedException {
    Ward ward = wards.get(id.text());
    return ward == null ? Optional.empty() : Optional.of(ward.await(revision, limit));
  }

  /** Those whose ids begin so, in the order of their ids. */
  public List<Snapshot> list(String prefix) {
    return wards.tailMap(prefix).values().stream()
        .takeWhile(ward -> ward.id().text().startsWith(prefix))
        .map(Ward::snapshot)
        .toList();
  }

  /** The file that holds a process's output. */
  public Optional<Path> output(ProcessId id) {
    return Optional.ofNullable(wards.get(id.text())).map(ward -> ward.folder().output());
  }

  /**
   * Asks a process to end, and lets it be killed after the grace; does nothing if it ended already.
   *
   * @param epoch of who asks, or null if nobody competes
   * @return empty if there is no such process
   */
  public Optional<PutOutcome> stop(ProcessId id, @Nullable Long epoch, Duration grace) {
    Ward ward = wards.get(id.text());
    if (ward == null) {
      return Optional.empty();
    }
    Snapshot snapshot = ward.snapshot();
    if (epoch != null && !ward.obeys(epoch)) {
      return Optional.of(new PutOutcome.Fenced(snapshot.epoch()));
    }
    stopping.end(ward, "stopped on request", clock.instant().plus(grace), ProcessTable.read());
    return Optional.of(new PutOutcome.Accepted(ward.snapshot(), false));
  }

  /**
   * Ends everything and returns when nothing runs any more: servers as if they were asked to, steps
   * as lost, so that whoever wants their result asks for it again and takes no half for a whole.
   */
  void endAll(Duration grace) throws InterruptedException {
    List<Ward> alive = wards.values().stream().filter(ward -> !ward.ended()).toList();
    for (Ward ward : alive) {
      var _ = ward.await(STARTING, grace);
    }
    ProcessTable table = ProcessTable.read();
    Instant killAt = clock.instant().plus(grace);
    for (Ward ward : alive) {
      switch (ward.spec().kind()) {
        case SERVER -> stopping.end(ward, "the platform is taken down", killAt, table);
        case STEP -> stopping.abandon(ward, table);
      }
    }
    for (Ward ward : alive) {
      var _ = ward.await(ENDING, grace.multipliedBy(2));
    }
  }

  @Override
  public boolean occupied(WorkspaceId id) {
    return wards.values().stream()
        .anyMatch(ward -> ward.spec().workspaces().contains(id) && !ward.ended());
  }

  @Override
  public boolean remembered(WorkspaceId id) {
    return wards.values().stream().anyMatch(ward -> ward.spec().workspaces().contains(id));
  }

  Collection<Ward> wards() {
    return wards.values();
  }

  /** Forgets what ended before the given time. */
  void forget(Instant before) throws IOException {
    for (Ward ward : wards.values()) {
      if (ward.ended() && ward.endedBefore(before)) {
        wards.remove(ward.id().text());
        ward.folder().remove();
      }
    }
  }
}
