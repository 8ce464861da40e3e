package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.Rollout.Dropped;
import io.threeways.deploy.rollout.Rollout.Failed;
import io.threeways.deploy.rollout.Rollout.Finished;
import io.threeways.deploy.rollout.Rollout.Finishing;
import io.threeways.deploy.rollout.Rollout.OnTrial;
import io.threeways.deploy.rollout.Rollout.Paused;
import io.threeways.deploy.rollout.Rollout.Preparing;
import io.threeways.deploy.rollout.Rollout.RolledBack;
import io.threeways.deploy.rollout.Rollout.RollingBack;
import io.threeways.deploy.rollout.Rollout.Waiting;

/** The candidate's share of the traffic follows from the state alone. */
public final class Weight {
  private Weight() {}

  /** In percent. */
  public static int of(Rollout state) {
    return switch (state) {
      case OnTrial trial -> trial.weight();
      case Paused paused -> paused.trial().weight();
      case Finishing finishing -> 100;
      case Finished finished -> 100;
      case Waiting waiting -> 0;
      case Preparing preparing -> 0;
      case RollingBack rollingBack -> 0;
      case RolledBack rolledBack -> 0;
      case Failed failed -> 0;
      case Dropped dropped -> 0;
    };
  }

  /** Counts the changes of weights up to this state. */
  public static int step(Rollout state) {
    return switch (state) {
      case OnTrial trial -> trial.step();
      case Paused paused -> paused.trial().step();
      case Finishing finishing -> finishing.step();
      case Finished finished -> finished.step();
      case RollingBack rollingBack -> rollingBack.step();
      case RolledBack rolledBack -> rolledBack.step();
      case Waiting waiting -> 0;
      case Preparing preparing -> 0;
      case Failed failed -> 0;
      case Dropped dropped -> 0;
    };
  }
}
