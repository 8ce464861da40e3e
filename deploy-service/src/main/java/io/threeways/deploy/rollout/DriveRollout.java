package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.Rollout.Draining;
import io.threeways.deploy.rollout.Rollout.Finishing;
import io.threeways.deploy.rollout.Rollout.OnTrial;
import io.threeways.deploy.rollout.Rollout.Over;
import io.threeways.deploy.rollout.Rollout.Paused;
import io.threeways.deploy.rollout.Rollout.Preparing;
import io.threeways.deploy.rollout.Rollout.Restoring;
import io.threeways.deploy.rollout.Rollout.Returning;
import io.threeways.deploy.rollout.Rollout.RollingBack;
import io.threeways.deploy.rollout.Rollout.Undecided;
import io.threeways.deploy.rollout.Rollout.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a rollout does by itself, without a verdict or a person. */
@ApplicationScoped
class DriveRollout {
  private final PrepareCandidate preparation;
  private final CheckServers checks;
  private final RolloutClock clock;
  private final Limits limits;

  @Inject
  DriveRollout(
      PrepareCandidate preparation, CheckServers checks, RolloutClock clock, Limits limits) {
    this.preparation = preparation;
    this.checks = checks;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Does what the state asks for; every effect may be had twice.
   *
   * @return where the rollout goes from here; empty while there is something to wait for
   */
  Optional<Next> drive(Application application, Seen seen, Lease lease) {
    Deployment deployment = application.rollingOut();
    return switch (deployment.rollout()) {
      case Undecided undecided ->
          ended(deployment, undecided, seen)
              .or(() -> goOn(application, deployment, undecided, seen, lease));
      case Finishing finishing -> finished(application, finishing, seen);
      case RollingBack back -> rolledBack(deployment, back, seen);
      case Waiting _, Over _ -> Optional.empty();
    };
  }

  private Optional<Next> goOn(
      Application application, Deployment deployment, Undecided state, Seen seen, Lease lease) {
    return switch (state) {
      case Draining draining -> drained(application, deployment, draining, seen);
      // There is room for two versions, not for three.
      case Preparing _ when isEnding(application.retiring(), seen) -> Optional.empty();
      case Preparing preparing -> preparation.prepare(deployment, preparing, seen, lease);
      case Returning returning -> returned(application, deployment, returning);
      case OnTrial trial -> unjudged(application, deployment, trial);
      case Restoring restoring -> restored(application, restoring);
      case Paused _ -> Optional.empty();
    };
  }

  /** A candidate that dies is worse than the stable version, whatever the counts say. */
  private Optional<Next> ended(Deployment deployment, Undecided state, Seen seen) {
    return checks
        .death(deployment.id(), state.serving().servers(), seen)
        .map(CheckServers.Death::reason)
        .map(reason -> new Next(state.giveUp(reason, clock.instant(), limits.drain()), reason));
  }

  private Optional<Next> drained(
      Application application, Deployment deployment, Draining state, Seen seen) {
    UUID fleet = stable(application).fleet();
    boolean ended =
        state.leaving().stream()
            .noneMatch(server -> seen.alive().contains(new ServerName(fleet, server.index())));
    return isDone(state.drainedAt()) && ended
        ? Optional.of(
            Next.to(
                state.ended(deployment.course(), clock.instant(), limits),
                "%d old servers have ended".formatted(state.leaving().size())))
        : Optional.empty();
  }

  /** They served before, and have had no traffic since: one more question is enough. */
  private Optional<Next> returned(Application application, Deployment deployment, Returning state) {
    Standby standby = application.standby();
    Optional<Reason> ill =
        standby == null
            ? Optional.of(Reason.observed("the old servers have ended"))
            : checks.illness(
                standby.version().fleet(),
                state.servers(),
                deployment.release().plan().healthPath());
    Instant now = clock.instant();
    return Optional.of(
        ill.map(reason -> new Next(state.unwell(deployment.course(), now, limits), reason))
            .orElseGet(
                () -> Next.to(state.well(now, limits.drain()), "the old servers are still well")));
  }

  /** Nobody judges. That is never a pass, but some strategies ask for no more. */
  private Optional<Next> unjudged(Application application, Deployment deployment, OnTrial trial) {
    Instant now = clock.instant();
    Course course = deployment.course();
    boolean goesOn = course.pacing().inconclusive() == Strategy.WhenInconclusive.CONTINUE;
    if (now.isBefore(goesOn ? trial.deadline() : trial.deadline().plus(limits.verdictGrace()))) {
      return Optional.empty();
    }
    Reason reason =
        Reason.observed(
            goesOn
                ? "nothing was found against it in step " + trial.step()
                : "no judgement came before the deadline of step " + trial.step());
    return Optional.of(
        new Next(trial.undecided(course, application.beside(), reason, now, limits), reason));
  }

  private Optional<Next> restored(Application application, Restoring state) {
    return stable(application).isWhole()
        ? Optional.of(new Next(state.restored(clock.instant(), limits.drain()), state.reason()))
        : Optional.empty();
  }

  private Optional<Next> finished(Application application, Finishing state, Seen seen) {
    Standby standby = application.standby();
    if (standby != null) {
      return Optional.of(
          Next.to(state.finish(), "the old servers stand by until " + standby.until()));
    }
    Version retiring = application.retiring();
    if (retiring == null) {
      return Optional.of(Next.to(state.finish(), "nothing was there before"));
    }
    return isDone(state.drainedAt()) && !isEnding(retiring, seen)
        ? Optional.of(Next.to(state.finish(), "the old servers have ended"))
        : Optional.empty();
  }

  private Optional<Next> rolledBack(Deployment deployment, RollingBack state, Seen seen) {
    return isDone(state.drainedAt()) && !seen.anyAlive(deployment.id())
        ? Optional.of(new Next(state.finish(), state.reason()))
        : Optional.empty();
  }

  private static boolean isEnding(@Nullable Version retiring, Seen seen) {
    return retiring != null && seen.anyAlive(retiring.fleet());
  }

  private static Version stable(Application application) {
    if (application.stable() == null) {
      throw new IllegalStateException("nothing is stable at " + application.place());
    }
    return application.stable();
  }

  private boolean isDone(Instant drainedAt) {
    return !clock.instant().isBefore(drainedAt);
  }
}
