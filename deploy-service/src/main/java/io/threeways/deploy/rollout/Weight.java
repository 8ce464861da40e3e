package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.Rollout.Dropped;
import io.threeways.deploy.rollout.Rollout.Failed;
import io.threeways.deploy.rollout.Rollout.Finished;
import io.threeways.deploy.rollout.Rollout.Finishing;
import io.threeways.deploy.rollout.Rollout.RolledBack;
import io.threeways.deploy.rollout.Rollout.RollingBack;
import io.threeways.deploy.rollout.Rollout.Undecided;
import io.threeways.deploy.rollout.Rollout.Waiting;
import io.threeways.deploy.rollout.Strategy.Leg;

/** The candidate's share of the traffic follows from the state alone. */
public final class Weight {
  private Weight() {}

  /** In percent. */
  public static int of(Rollout state) {
    return switch (state) {
      case Undecided undecided -> undecided.serving().weight();
      case Finishing _, Finished _ -> Leg.ALL;
      case Waiting _, RollingBack _, RolledBack _, Failed _, Dropped _ -> 0;
    };
  }

  /** Counts the changes of weights up to this state. */
  public static int step(Rollout state) {
    return switch (state) {
      case Undecided undecided -> undecided.serving().step();
      case Finishing finishing -> finishing.step();
      case Finished finished -> finished.step();
      case RollingBack rollingBack -> rollingBack.step();
      case RolledBack rolledBack -> rolledBack.step();
      case Waiting _, Failed _, Dropped _ -> 0;
    };
  }
}
