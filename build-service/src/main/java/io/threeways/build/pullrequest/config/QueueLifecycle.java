package io.threeways.build.pullrequest.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.build.pullrequest.QueueLimits;
import io.threeways.build.pullrequest.Rounds;
import io.threeways.build.pullrequest.RunQueues;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Moves the merge queues as long as the service runs, once it is tidy. */
@ApplicationScoped
class QueueLifecycle {
  private static final Logger LOG = Logger.getLogger(QueueLifecycle.class);

  /** Before the datasource is closed. */
  private static final int EARLY = 100;

  /** After what landed without a record has been found. */
  private static final int LATE = 5000;

  @Produces
  @Singleton
  QueueLimits limits(QueueSettings settings, FaultSettings fault) {
    if (fault.skipQueueBuilds()) {
      LOG.warn("merges land untested: threeways.build.fault.skip-queue-builds is on");
    }
    return new QueueLimits(
        settings.window(), settings.batch(), settings.pause(), !fault.skipQueueBuilds());
  }

  @Produces
  @Singleton
  @Named("build-merge-queue")
  Rounds rounds(QueueSettings settings) {
    return new Rounds("merge-queue", settings.poll());
  }

  void start(
      @Observes @Priority(LATE) StartupEvent event,
      @Named("build-merge-queue") Rounds rounds,
      RunQueues runQueues) {
    runQueues.releaseAll();
    rounds.open(runQueues);
  }

  void stop(
      @Observes @Priority(EARLY) ShutdownEvent event,
      @Named("build-merge-queue") Rounds rounds,
      QueueSettings settings) {
    rounds.close(settings.patience());
  }
}
