package io.threeways.build.run;

import io.threeways.pipeline.Deploy;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.run.FailedRuns;
import io.threeways.pipeline.run.StageResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records what a driver saw, each time with the event that tells it.
 *
 * <p>Every method throws {@link LostOwnership} when the driver's epoch is not the build's any more.
 */
@ApplicationScoped
public class RecordProgress {
  private final Builds builds;
  private final BuildAnnouncements announcements;
  private final Products products;
  private final PublishBuild publishBuild;
  private final BuildFollowers followers;
  private final BuildEnvironments environments;
  private final RunLimits limits;
  private final Clock clock;
  private final Supplier<UUID> ids;

  RecordProgress(
      Builds builds,
      BuildAnnouncements announcements,
      Products products,
      PublishBuild publishBuild,
      BuildFollowers followers,
      BuildEnvironments environments,
      RunLimits limits,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.builds = builds;
    this.announcements = announcements;
    this.products = products;
    this.publishBuild = publishBuild;
    this.followers = followers;
    this.environments = environments;
    this.limits = limits;
    this.clock = clock;
    this.ids = ids;
  }

  /** A stage begins; one that a dead driver had begun goes on, and nothing new is told. */
  @Transactional
  public void begins(Drive drive, int position, Stage stage) {
    Build.Running running = Ownership.of(builds, drive.id(), drive.epoch());
    if (record(running, position).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    Build.Running told = running.said(ids.get());
    builds.save(told);
    builds.put(told.id(), StageRecord.begun(told.attempt(), position, stage, now));
    announcements.stageStarted(told, stage, now, running.lastEvent());
  }

  /** A stage runs again: until it has passed, nobody is told of its flaky tests. */
  @Transactional
  public void repeats(Drive drive, int position, FailedRuns runs) {
    Build.Running running = Ownership.of(builds, drive.id(), drive.epoch());
    record(running, position).ifPresent(begun -> builds.put(running.id(), begun.after(runs)));
  }

  @Transactional
  public void ended(Drive drive, int position, StageResult result) {
    Build.Running running = Ownership.of(builds, drive.id(), drive.epoch());
    Build.Running told = running.said(ids.get());
    UUID tests = ids.get();
    builds.save(result.tests() == null ? told : told.said(tests));
    record(running, position).ifPresent(begun -> builds.put(told.id(), begun.ended(result)));
    announcements.stageFinished(told, result, clock.instant(), running.lastEvent(), tests);
  }

  /**
   * A stage needs an environment: what the build has left so far shall run there.
   *
   * @param deploy how production would run it
   */
  @Transactional
  public void requestsEnvironment(Drive drive, Product product, Deploy deploy) {
    Build.Running running = Ownership.of(builds, drive.id(), drive.epoch());
    Build.Running told = running.said(ids.get());
    builds.save(told);
    BuildEnvironment.Request request =
        new BuildEnvironment.Request(
            told.id(),
            told.attempt(),
            BuildEnvironment.Request.nameOf(told.id(), told.attempt()),
            product,
            told.lastEvent());
    environments.save(new BuildEnvironment.Requested(request));
    products.request(told, request, deploy, running.lastEvent(), clock.instant());
  }

  /**
   * @param product what the build leaves; null when it leaves nothing
   * @param deploy how it is to be deployed; null when it is not
   */
  @Transactional
  public void passes(Drive drive, @Nullable Product product, @Nullable Deploy deploy) {
    Build.Running running = Ownership.of(builds, drive.id(), drive.epoch());
    Build.Passed passed = running.pass(clock.instant(), ids.get());
    builds.save(passed);
    announcements.passed(passed, running.lastEvent());
    publishBuild.passed(passed, product, deploy);
  }

  @Transactional
  public void fails(Drive drive, Cause cause) {
    fail(Ownership.of(builds, drive.id(), drive.epoch()), cause);
  }

  /**
   * The host failed: another attempt, or the end when there were enough or it was to be stopped.
   */
  @Transactional
  public Build.Interrupted errs(Drive drive, Cause cause) {
    Build.Running running =
        stageErred(Ownership.of(builds, drive.id(), drive.epoch()), cause.message());
    if (running.stopReason() != null) {
      return stop(running);
    }
    if (running.attempt() >= limits.attempts()) {
      return fail(running, cause);
    }
    Instant dueAt = clock.instant().plus(limits.pauseAfter(running.attempt()));
    Build.Queued again = running.retry(dueAt);
    builds.save(again);
    return again;
  }

  @Transactional
  public void stops(Drive drive) {
    stop(Ownership.of(builds, drive.id(), drive.epoch()));
  }

  private Build.Cancelled stop(Build.Running running) {
    Build.Cancelled cancelled = running.cancel(clock.instant(), ids.get());
    builds.save(cancelled);
    announcements.cancelled(cancelled, running.lastEvent());
    return cancelled;
  }

  private Build.Failed fail(Build.Running running, Cause cause) {
    Build.Failed failed = running.fail(cause, clock.instant(), ids.get());
    builds.save(failed);
    announcements.failed(failed, running.lastEvent());
    followers.failed(failed);
    return failed;
  }

  /** A stage that was told to have begun is told to have ended. */
  private Build.Running stageErred(Build.Running running, String why) {
    Instant now = clock.instant();
    Build.Running told = running;
    for (StageRecord stage : builds.stages(running.id())) {
      if (stage.attempt() == running.attempt() && stage.state() == StageRecord.State.RUNNING) {
        Build.Running next = told.said(ids.get());
        Duration took = Duration.between(stage.startedAt(), now);
        builds.put(running.id(), stage.erred(took, why));
        announcements.stageErred(next, stage.name(), took, now, told.lastEvent());
        told = next;
      }
    }
    return told;
  }

  private Optional<StageRecord> record(Build.Running running, int position) {
    return builds.stages(running.id()).stream()
        .filter(stage -> stage.attempt() == running.attempt() && stage.position() == position)
        .findFirst();
  }
}
