package io.threeways.local;

import io.threeways.local.home.Home;
import io.threeways.local.home.OwnerOnly;
import io.threeways.local.supervision.Launch;
import io.threeways.local.supervision.Launcher;
import io.threeways.local.supervision.ProcessRecords;
import io.threeways.local.supervision.ProcessState;
import io.threeways.local.supervision.Readiness;
import io.threeways.local.supervision.SupervisedProcess;
import io.threeways.local.topology.Deployable;
import io.threeways.local.topology.Launchable;
import io.threeways.local.topology.Launches;
import io.threeways.local.topology.Listeners;
import io.threeways.local.topology.SettingsText;
import io.threeways.local.topology.StartupCache;
import io.threeways.local.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our processes: the gateway and the services, in the wanted topology. */
public final class Fleet {
  private final Home home;
  private final Topology topology;
  private final Listeners listeners;
  private final Launches launches;
  private final ProcessRecords records;
  private final Launcher launcher;
  private final Readiness readiness = new Readiness();
  private final InstantSource clock;
  private final Map<String, SupervisedProcess> processes = new LinkedHashMap<>();
  private final Map<String, StartupCache> caches = new LinkedHashMap<>();

  Fleet(Home home, Topology topology, Listeners listeners, Launches launches, InstantSource clock) {
    this.home = home;
    this.topology = topology;
    this.listeners = listeners;
    this.launches = launches;
    this.records = new ProcessRecords(home.processes());
    this.launcher = new Launcher(records);
    this.clock = clock;
  }

  /** All ports first: every process is told the others' addresses. */
  synchronized void start() throws InterruptedException {
    for (Deployable deployable : topology.deployables()) {
      listeners.choose(deployable, records.runs(deployable.name()));
    }
    for (Deployable deployable : topology.deployables()) {
      start(launches.of(deployable, settings()));
    }
  }

  synchronized void stop() throws InterruptedException {
    stop(processes.values());
    processes.clear();
  }

  /** In the order of {@link Topology#deployables()}. */
  public synchronized List<SupervisedProcess> processes() {
    return List.copyOf(processes.values());
  }

  public boolean isReady() {
    List<SupervisedProcess> all = processes();
    return !all.isEmpty()
        && all.stream().allMatch(process -> process.state() instanceof ProcessState.Ready);
  }

  /** Settings that a person gave, for every process. */
  public Map<String, String> settings() {
    try {
      return Files.exists(home.settings())
          ? SettingsText.parse(Files.readString(home.settings()))
          : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + home.settings(), e);
    }
  }

  /** Replaces those settings, and starts anew what they change. */
  public synchronized void change(Map<String, String> settings) throws InterruptedException {
    OwnerOnly.write(home.settings(), SettingsText.of(settings));
    for (Deployable deployable : topology.deployables()) {
      Launchable wanted = launches.of(deployable, settings);
      SupervisedProcess running = processes.get(deployable.name());
      if (running == null || !isSame(running.launch(), wanted.launch())) {
        if (running != null) {
          running.stop();
        }
        start(wanted);
      }
    }
  }

  /** Returns when every process was ready once. */
  void awaitReady() throws InterruptedException {
    for (SupervisedProcess process : processes()) {
      process.awaitReady();
    }
  }

  /** The start-up cache of every process. */
  synchronized List<StartupCache> caches() {
    return List.copyOf(caches.values());
  }

  private void start(Launchable wanted) {
    Launch launch = wanted.launch();
    SupervisedProcess process = new SupervisedProcess(launch, launcher, readiness, clock);
    processes.put(launch.name(), process);
    caches.put(launch.name(), wanted.cache());
    process.start();
  }

  private static boolean isSame(Launch one, Launch other) {
    return one.fingerprint().equals(other.fingerprint());
  }

  /** All asked at once, then awaited. */
  private static void stop(Collection<SupervisedProcess> processes) throws InterruptedException {
    processes.forEach(SupervisedProcess::requestStop);
    for (SupervisedProcess process : processes) {
      process.stop();
    }
  }
}
