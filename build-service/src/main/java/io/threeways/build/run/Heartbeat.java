package io.threeways.build.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A driver's signs of life; with them it learns that it is to stop. */
final class Heartbeat implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

  private final ClaimBuild claimBuild;
  private final Build.Running build;
  private final RunLimits limits;
  private final Stop stop;
  private final Thread beating;

  /** Not an interrupt: that would close the database connection under a beat. */
  private final CountDownLatch ended = new CountDownLatch(1);

  Heartbeat(
      ClaimBuild claimBuild, Build.Running build, RunLimits limits, Stop stop, Chains chains) {
    this.claimBuild = claimBuild;
    this.build = build;
    this.limits = limits;
    this.stop = stop;
    this.beating =
        Thread.ofVirtual()
            .name("heartbeat of " + build.id())
            .unstarted(() -> chains.within(build.origin().chain(), this::beat));
  }

  void start() {
    if (build.stopReason() != null) {
      stop.want();
    }
    beating.start();
  }

  @Override
  public void close() {
    ended.countDown();
  }

  private void beat() {
    try {
      while (!ended.await(limits.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
        renew();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    try {
      if (claimBuild.renew(build.id(), build.lease().epoch()).stopReason() != null) {
        stop.want();
      }
    } catch (LostOwnership e) {
      if (e.isTaken()) {
        LOG.log(System.Logger.Level.WARNING, "{0}", e.getMessage());
        stop.leave();
      }
      ended.countDown();
    } catch (RuntimeException e) {
      // A database that is away for a moment; who stays away too long loses the build.
      LOG.log(System.Logger.Level.WARNING, "{0}: no sign of life could be given", build.id());
    }
  }
}
