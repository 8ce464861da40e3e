package io.threeways.build.run.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.build.repository.ReconcileRepositories;
import io.threeways.build.run.BuildQueue;
import io.threeways.build.run.Chains;
import io.threeways.build.run.RunLimits;
import io.threeways.observability.Chain;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Opens the queue when the service starts, after what was lost in a crash has been found. */
@ApplicationScoped
class RunLifecycle {
  private static final Logger LOG = Logger.getLogger(RunLifecycle.class);

  /** Before the datasource is closed, which every driver still needs. */
  private static final int EARLY = 100;

  @Produces
  @Singleton
  RunLimits limits(RunSettings settings, FaultSettings fault) {
    if (fault.publishRedBuilds()) {
      LOG.warn("red builds publish artifacts: threeways.build.fault.publish-red-builds is on");
    }
    return new RunLimits(
        settings.concurrency(),
        settings.lease(),
        settings.poll(),
        settings.attempts(),
        settings.pause(),
        settings.glance(),
        settings.environment(),
        !fault.publishRedBuilds());
  }

  @Produces
  @Singleton
  Chains chains() {
    return Chain::within;
  }

  void start(@Observes StartupEvent event, ReconcileRepositories reconcile, BuildQueue queue) {
    int found = reconcile.reconcile();
    if (found > 0) {
      LOG.warnf("%d pushes had landed without a record and were recorded now", found);
    }
    queue.open();
  }

  void stop(@Observes @Priority(EARLY) ShutdownEvent event, BuildQueue queue) {
    queue.close();
  }
}
