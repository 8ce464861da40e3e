package io.threeways.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.agent.process.Agency;
import io.threeways.local.home.Home;
import io.threeways.local.home.OwnerOnly;
import io.threeways.local.home.Ports;
import io.threeways.local.home.Secrets;
import io.threeways.local.topology.Launches;
import io.threeways.local.topology.Listeners;
import io.threeways.local.topology.OlderCopies;
import io.threeways.local.topology.ProcessSettings;
import io.threeways.local.topology.StartupCache;
import io.threeways.local.topology.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts everything in order, and stops it in the opposite one. */
@ApplicationScoped
public class Platform {
  private static final Logger LOG = Logger.getLogger(Platform.class);

  private final Home home;
  private final Ports ports;
  private final Topology topology;
  private final Listeners listeners;
  private final Infrastructure infrastructure;
  private final Fleet fleet;
  private final CacheMaking caches;
  private final Agency agency;
  private volatile Phase phase = Phase.STARTING;
  private volatile @Nullable String failure;
  private @Nullable Thread starter;

  /** How far the platform as a whole has come. */
  public enum Phase {
    STARTING,
    RUNNING,
    FAILED,
    STOPPING
  }

  public Platform(LocalSettings settings, Agency agency) {
    this.agency = agency;
    home = Home.open(settings.home());
    ports = new Ports(home);
    topology = new Topology(settings.extract().orElse(List.of()));
    listeners = new Listeners(ports);
    Secrets secrets = new Secrets(home, new SecureRandom());
    infrastructure = new Infrastructure(home, ports, secrets);
    Launches launches =
        new Launches(
            home,
            settings.root(),
            listeners,
            new ProcessSettings(
                home,
                secrets,
                listeners,
                infrastructure.postgres(),
                infrastructure.broker(),
                topology,
                settings.unsafeBuilds()));
    fleet = new Fleet(home, topology, listeners, launches, InstantSource.system());
    caches =
        new CacheMaking(
            fleet, ownCaches(settings), new OlderCopies(home.applications(), home.caches()));
  }

  void begin(@Observes StartupEvent event) {
    OwnerOnly.write(
        home.running(),
        "{\"pid\":%d,\"url\":\"%s\"}\n"
            .formatted(ProcessHandle.current().pid(), listeners.address("local")));
    starter = Thread.ofPlatform().name("platform-start").start(this::start);
  }

  void end(@Observes ShutdownEvent event) throws InterruptedException, IOException {
    phase = Phase.STOPPING;
    Thread starting = starter;
    if (starting != null) {
      starting.interrupt();
      starting.join();
    }
    fleet.stop();
    // Now that nobody is left who would start it again.
    agency.endAll();
    try {
      infrastructure.stop();
    } catch (ExecutionException e) {
      LOG.error("The broker or the database did not stop in order; the next start recovers", e);
    }
    Files.deleteIfExists(home.running());
  }

  /** Ends everything, this process last. Returns at once. */
  public void stop() {
    phase = Phase.STOPPING;
    Quarkus.asyncExit();
  }

  public Home home() {
    return home;
  }

  public Ports ports() {
    return ports;
  }

  public Topology topology() {
    return topology;
  }

  public Listeners listeners() {
    return listeners;
  }

  public Infrastructure infrastructure() {
    return infrastructure;
  }

  public Fleet fleet() {
    return fleet;
  }

  public Phase phase() {
    return phase;
  }

  /** Why it is {@link Phase#FAILED}. */
  public @Nullable String failure() {
    return failure;
  }

  /** Of this process, and of the command line, whose start has ended and listed all until then. */
  private static List<StartupCache> ownCaches(LocalSettings settings) {
    List<StartupCache> own = new ArrayList<>();
    own.add(OwnCache.at(settings.cache()));
    settings
        .commandFlags()
        .map(flags -> StartupCache.ofCommand(settings.root(), List.of(flags.split(" "))))
        .ifPresent(own::add);
    return own;
  }

  private void start() {
    try {
      infrastructure.start();
      fleet.start();
      phase = Phase.RUNNING;
      caches.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      failure = cause == null ? e.toString() : cause.toString();
      phase = Phase.FAILED;
      LOG.error("The platform did not start", e);
    }
  }
}
