package io.threeways.build.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Drives builds on this host, a few at once, as long as it is open. */
@ApplicationScoped
public class BuildQueue {
  private static final System.Logger LOG = System.getLogger(BuildQueue.class.getName());

  private final ClaimBuild claimBuild;
  private final DriveBuild driveBuild;
  private final WakeUp wakeUp;
  private final RunLimits limits;
  private final Chains chains;
  private final Semaphore places;
  private final Map<Thread, Stop> drivers = new ConcurrentHashMap<>();
  private volatile @Nullable Thread taker;

  BuildQueue(
      ClaimBuild claimBuild,
      DriveBuild driveBuild,
      WakeUp wakeUp,
      RunLimits limits,
      Chains chains) {
    this.claimBuild = claimBuild;
    this.driveBuild = driveBuild;
    this.wakeUp = wakeUp;
    this.limits = limits;
    this.chains = chains;
    this.places = new Semaphore(limits.concurrency());
  }

  public void open() {
    Thread opened = Thread.ofVirtual().name("build-queue").unstarted(this::take);
    taker = opened;
    opened.start();
  }

  /** Lets go of every build; the agent runs on, and the next queue goes on where this one was. */
  public void close() {
    Thread closed = taker;
    taker = null;
    wakeUp.wake();
    try {
      // What it has claimed has a driver then, which is told like the others.
      if (closed != null && !closed.join(limits.lease())) {
        LOG.log(System.Logger.Level.WARNING, "a claim takes longer than its lease");
      }
      drivers.values().forEach(Stop::leave);
      for (Thread driver : drivers.keySet()) {
        driver.join(limits.lease());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take() {
    try {
      while (isOpen()) {
        if (!beginNext()) {
          wakeUp.await(limits.poll());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closed and opened again there is another taker, and this one ends. */
  private boolean isOpen() {
    return taker == Thread.currentThread();
  }

  /**
   * @return whether there was a place and a build
   */
  private boolean beginNext() {
    if (!places.tryAcquire()) {
      return false;
    }
    Optional<Build.Running> claimed = claim();
    if (claimed.isEmpty()) {
      places.release();
      return false;
    }
    begin(claimed.get());
    return true;
  }

  private void begin(Build.Running build) {
    Stop stop = new Stop();
    UUID chain = build.origin().chain();
    Thread driver =
        Thread.ofVirtual()
            .name("build " + build.id())
            .unstarted(() -> chains.within(chain, () -> drive(build, stop)));
    drivers.put(driver, stop);
    driver.start();
  }

  private Optional<Build.Running> claim() {
    try {
      return claimBuild.claim();
    } catch (RuntimeException e) {
      // The database is away: the queue waits with it.
      LOG.log(System.Logger.Level.WARNING, "cannot look for builds, trying again", e);
      return Optional.empty();
    }
  }

  private void drive(Build.Running build, Stop stop) {
    try (Heartbeat heartbeat = new Heartbeat(claimBuild, build, limits, stop, chains)) {
      heartbeat.start();
      driveBuild.drive(build, stop);
    } catch (DriverLeaves e) {
      release(build);
    } catch (LostOwnership e) {
      LOG.log(System.Logger.Level.WARNING, "{0}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, build.id() + " was dropped; runbook: build-dropped", e);
      drop(build, e);
    } finally {
      drivers.remove(Thread.currentThread());
      places.release();
      wakeUp.wake();
    }
  }

  private void drop(Build.Running build, RuntimeException unforeseen) {
    try {
      driveBuild.drop(build, unforeseen);
    } catch (LostOwnership e) {
      LOG.log(System.Logger.Level.DEBUG, "{0}", e.getMessage());
    } catch (RuntimeException e) {
      // The database is away: the lease runs out, and somebody goes on where this driver was.
      LOG.log(System.Logger.Level.WARNING, build.id() + " is free when its lease ends", e);
    }
  }

  private void release(Build.Running build) {
    try {
      claimBuild.release(build.id(), build.lease().epoch());
    } catch (LostOwnership e) {
      LOG.log(System.Logger.Level.DEBUG, "{0}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, build.id() + " is free when its lease ends", e);
    }
  }
}
