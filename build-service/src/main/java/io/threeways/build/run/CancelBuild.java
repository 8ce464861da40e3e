package io.threeways.build.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Stops a build, or keeps it from starting. */
@ApplicationScoped
public class CancelBuild {
  private final Builds builds;
  private final BuildAnnouncements announcements;
  private final Clock clock;
  private final Supplier<UUID> ids;

  CancelBuild(
      Builds builds,
      BuildAnnouncements announcements,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.builds = builds;
    this.announcements = announcements;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * A running build is stopped by its driver, which learns of it with its next sign of life.
   *
   * @param user who wants it
   * @return the build as it is now; empty when there is none
   */
  @Transactional
  public Optional<Build> cancel(BuildId id, String user) {
    return builds.lock(id).map(build -> cancel(build, "cancelled by " + user));
  }

  private Build cancel(Build build, String reason) {
    return switch (build) {
      case Build.Queued queued -> {
        Build.Cancelled cancelled = queued.cancel(reason, clock.instant(), ids.get());
        builds.save(cancelled);
        announcements.cancelled(cancelled, queued.lastEvent());
        yield cancelled;
      }
      case Build.Running running -> {
        Build.Running stopping = running.stopFor(reason);
        builds.save(stopping);
        yield stopping;
      }
      case Build.Ended ended -> ended;
    };
  }
}
