package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.Rollout.Finishing;
import io.threeways.deploy.rollout.Rollout.OnTrial;
import io.threeways.deploy.rollout.Rollout.Over;
import io.threeways.deploy.rollout.Rollout.Paused;
import io.threeways.deploy.rollout.Rollout.Preparing;
import io.threeways.deploy.rollout.Rollout.RollingBack;
import io.threeways.deploy.rollout.Rollout.Trial;
import io.threeways.deploy.rollout.Rollout.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

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
      case Preparing preparing -> preparation.prepare(deployment, preparing, seen, lease);
      case OnTrial trial -> ended(deployment, trial, seen).or(() -> unjudged(deployment, trial));
      case Paused paused -> ended(deployment, paused, seen);
      case Finishing finishing -> finished(application, finishing, seen);
      case RollingBack back -> rolledBack(deployment, back, seen);
      case Waiting _, Over _ -> Optional.empty();
    };
  }

  /** A candidate that dies is worse than the stable version, whatever the counts say. */
  private Optional<Next> ended(Deployment deployment, Trial trial, Seen seen) {
    return checks
        .death(deployment.id(), trial.trial().servers(), seen)
        .map(reason -> new Next(trial.rollBack(reason, clock.instant(), limits.drain()), reason));
  }

  /** Nobody judges: no answer is never a pass. */
  private Optional<Next> unjudged(Deployment deployment, OnTrial trial) {
    Instant now = clock.instant();
    if (now.isBefore(trial.deadline().plus(limits.verdictGrace()))) {
      return Optional.empty();
    }
    Reason reason =
        Reason.observed("no judgement came before the deadline of step " + trial.step());
    return Optional.of(
        new Next(trial.undecided(deployment.canary(), reason, now, limits.drain()), reason));
  }

  private Optional<Next> finished(Application application, Finishing state, Seen seen) {
    Version retiring = application.retiring();
    if (retiring == null) {
      return Optional.of(Next.to(state.finish(), "nothing was there before"));
    }
    return isDone(state.drainedAt()) && !seen.anyAlive(retiring.deployment())
        ? Optional.of(Next.to(state.finish(), "the old servers have ended"))
        : Optional.empty();
  }

  private Optional<Next> rolledBack(Deployment deployment, RollingBack state, Seen seen) {
    return isDone(state.drainedAt()) && !seen.anyAlive(deployment.id())
        ? Optional.of(new Next(state.finish(), state.reason()))
        : Optional.empty();
  }

  private boolean isDone(Instant drainedAt) {
    return !clock.instant().isBefore(drainedAt);
  }
}
