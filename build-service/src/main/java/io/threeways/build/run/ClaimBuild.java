package io.threeways.build.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes the right to drive a build. */
@ApplicationScoped
public class ClaimBuild {
  private final Builds builds;
  private final BuildAnnouncements announcements;
  private final RunLimits limits;
  private final Clock clock;
  private final Supplier<UUID> ids;

  ClaimBuild(
      Builds builds,
      BuildAnnouncements announcements,
      RunLimits limits,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.builds = builds;
    this.announcements = announcements;
    this.limits = limits;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * The next build to drive, new or left behind by a driver that died; empty when there is none.
   */
  @Transactional
  public Optional<Build.Running> claim() {
    Instant now = clock.instant();
    return builds
        .claimable(now)
        .map(
            build ->
                switch (build) {
                  case Build.Queued queued -> start(queued, now);
                  case Build.Running running -> adopt(running, now);
                  case Build.Ended ended ->
                      throw new IllegalStateException(ended.id() + " has ended");
                });
  }

  /** The driver lives: nobody else may take its build for another while. */
  @Transactional
  public Build.Running renew(BuildId id, long epoch) {
    Build.Running renewed =
        Ownership.of(builds, id, epoch).renew(clock.instant().plus(limits.lease()));
    builds.save(renewed);
    return renewed;
  }

  /** The driver goes, the build stays: whoever comes next may take it at once. */
  @Transactional
  public void release(BuildId id, long epoch) {
    builds.save(Ownership.of(builds, id, epoch).renew(clock.instant()));
  }

  private Build.Running start(Build.Queued queued, Instant now) {
    boolean first = queued.startedAt() == null;
    Build.Running running =
        queued.start(now, limits.lease(), first ? ids.get() : queued.lastEvent());
    builds.save(running);
    if (first) {
      announcements.started(running, queued.lastEvent());
    }
    return running;
  }

  private Build.Running adopt(Build.Running running, Instant now) {
    Build.Running adopted = running.adopt(now, limits.lease());
    builds.save(adopted);
    return adopted;
  }
}
