package io.threeways.build.pullrequest.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.build.pullrequest.LookAround;
import io.threeways.build.pullrequest.PullRequestLimits;
import io.threeways.build.pullrequest.Rounds;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Looks at pull requests as long as the service runs. */
@ApplicationScoped
class PullRequestLifecycle {
  /** Before the datasource is closed. */
  private static final int EARLY = 100;

  @Produces
  @Singleton
  PullRequestLimits limits(PullRequestSettings settings) {
    return new PullRequestLimits(
        settings.approvals(),
        settings.textLength(),
        settings.comments(),
        settings.files(),
        settings.commits(),
        settings.branches());
  }

  @Produces
  @Singleton
  @Named("build-pull-requests")
  Rounds rounds(PullRequestSettings settings) {
    return new Rounds("pull-requests", settings.poll());
  }

  void start(
      @Observes StartupEvent event,
      @Named("build-pull-requests") Rounds rounds,
      LookAround lookAround) {
    rounds.open(lookAround);
  }

  void stop(
      @Observes @Priority(EARLY) ShutdownEvent event,
      @Named("build-pull-requests") Rounds rounds,
      PullRequestSettings settings) {
    rounds.close(settings.patience());
  }
}
