package io.threeways.agent.process;

import io.threeways.agent.sandbox.Sandbox;
import io.threeways.agent.workspace.UnpackLimits;
import io.threeways.agent.workspace.WorkspaceFolders;
import io.threeways.agent.workspace.Workspaces;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The agent at work: its processes, and the clockwork that looks after them. */
public final class Agency implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Agency.class.getName());
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

  private final Processes processes;
  private final Workspaces workspaces;
  private final Supervision supervision;
  private final Settings settings;
  private final PublishedPorts ports;
  private final InstantSource clock;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("agent-supervision").daemon().factory());

  /**
   * @param unsafe whether a specification may ask to run without a sandbox
   * @param grace between TERM and KILL
   * @param supervision between two looks
   * @param kept how long what ended is remembered, and a workspace that nobody uses stays
   * @param archive what a workspace may be filled with
   */
  public record Settings(
      boolean unsafe, Duration grace, Duration supervision, Duration kept, UnpackLimits archive) {}

  private Agency(
      Processes processes,
      Workspaces workspaces,
      Supervision supervision,
      Settings settings,
      PublishedPorts ports,
      InstantSource clock) {
    this.processes = processes;
    this.workspaces = workspaces;
    this.supervision = supervision;
    this.settings = settings;
    this.ports = ports;
    this.clock = clock;
  }

  /**
   * Takes over a folder with all that an earlier agent left in it.
   *
   * @param toolbox what processes find at {@code /toolbox}, or null for the JDK alone
   */
  public static Agency open(
      Path folder,
      Settings settings,
      Sandbox sandbox,
      @Nullable Path toolbox,
      Path jdk,
      PublishedPorts ports,
      InstantSource clock,
      RandomGenerator chance)
      throws IOException {
    Path tools = sandbox.confines() ? Toolbox.INSIDE : Toolbox.outside(folder, toolbox, jdk);
    WorkspaceFolders folders = new WorkspaceFolders(folder.resolve("workspaces"));
    Launcher launcher = new Launcher(sandbox, folder, tools, folders);
    Stopping stopping = new Stopping(ports);
    Starting starting =
        new Starting(launcher, sandbox, settings.unsafe(), folders, ports, stopping, clock);
    Path own = Files.createDirectories(folder.resolve("processes"));
    Processes processes = new Processes(own, starting, stopping, clock);
    processes.recover();
    Workspaces workspaces = new Workspaces(folders, settings.archive(), processes, chance);
    Supervision supervision = new Supervision(stopping, settings.grace());
    Agency agency = new Agency(processes, workspaces, supervision, settings, ports, clock);
    agency.work();
    return agency;
  }

  public Processes processes() {
    return processes;
  }

  public Workspaces workspaces() {
    return workspaces;
  }

  private void work() {
    long period = settings.supervision().toMillis();
    var _ = clockwork.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    long sweep = BETWEEN_SWEEPS.toMillis();
    var _ = clockwork.scheduleWithFixedDelay(this::sweep, sweep, sweep, TimeUnit.MILLISECONDS);
  }

  /** An exception would silently end the schedule; the next look may find things in order. */
  private void look() {
    try {
      supervision.look(processes.wards(), clock.instant());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "cannot look at the host's processes, will look again", e);
    }
  }

  /** Processes first: a workspace stays as long as what ran in it is remembered. */
  void sweep() {
    try {
      Instant before = clock.instant().minus(settings.kept());
      processes.forget(before);
      workspaces.clear(before);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "cannot clear away what ended long ago, will try again", e);
    }
  }

  /**
   * Ends all that runs, within about twice the grace, and closes. Whoever may still order is
   * stopped before.
   */
  public void endAll() throws InterruptedException, IOException {
    processes.endAll(settings.grace());
    clockwork.shutdownNow();
    ports.end();
  }

  /** Stops looking. What runs goes on, for the next agent to find. */
  @Override
  public void close() throws IOException {
    clockwork.shutdownNow();
    ports.close();
  }
}
