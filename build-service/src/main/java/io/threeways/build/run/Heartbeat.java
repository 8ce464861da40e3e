package io.threeways.build.run;

/** A driver's signs of life; with them it learns that it is to stop. */
final class Heartbeat implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

  private final ClaimBuild claimBuild;
  private final Build.Running build;
  private final RunLimits limits;
  private final Stop stop;
  private final Thread beating;

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
    beating.interrupt();
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(limits.heartbeat());
        renew();
      }
    } catch (InterruptedException e) {
      // Closed.
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
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A database that is away for a moment; who stays away too long loses the build.
      LOG.log(System.Logger.Level.WARNING, "{0}: no sign of life could be given", build.id());
    }
  }
}
