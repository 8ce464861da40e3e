package io.threeways.build.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
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
  private final RunSettings settings;
  private final Semaphore places;
  private final Set<Thread> drivers = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Thread taker;

  BuildQueue(ClaimBuild claimBuild, DriveBuild driveBuild, WakeUp wakeUp, RunSettings settings) {
    this.claimBuild = claimBuild;
    this.driveBuild = driveBuild;
    this.wakeUp = wakeUp;
    this.settings = settings;
    this.places = new Semaphore(settings.concurrency());
  }

  public void open() {
    taker = Thread.ofVirtual().name("build-queue").start(this::take);
  }

  /** Lets go of every build; the agent runs on, and the next queue goes on where this one was. */
  public void close() {
    Thread running = taker;
    if (running != null) {
      running.interrupt();
    }
    drivers.forEach(Thread::interrupt);
    try {
      for (Thread driver : drivers) {
        driver.join(settings.lease());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        places.acquire();
        Optional<Build.Running> claimed = claim();
        if (claimed.isPresent()) {
          drivers.add(
              Thread.ofVirtual()
                  .name("build " + claimed.get().id())
                  .start(() -> drive(claimed.get())));
        } else {
          places.release();
          wakeUp.await(settings.poll());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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

  private void drive(Build.Running build) {
    Thread self = Thread.currentThread();
    Stop stop = new Stop();
    Heartbeat heartbeat = new Heartbeat(claimBuild, build, settings, stop, self);
    try (heartbeat) {
      heartbeat.start();
      driveBuild.drive(build, stop);
    } catch (LostOwnership e) {
      LOG.log(System.Logger.Level.WARNING, "{0}", e.getMessage());
    } catch (InterruptedException e) {
      release(build, heartbeat);
    } catch (RuntimeException e) {
      // Its lease runs out and somebody, perhaps this process, goes on with it.
      LOG.log(System.Logger.Level.ERROR, build.id() + " was dropped; runbook: build-dropped", e);
    } finally {
      drivers.remove(self);
      places.release();
      wakeUp.wake();
    }
  }

  private void release(Build.Running build, Heartbeat heartbeat) {
    heartbeat.close();
    try {
      claimBuild.release(build.id(), build.lease().epoch());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} is free when its lease ends", build.id());
    }
  }
}
