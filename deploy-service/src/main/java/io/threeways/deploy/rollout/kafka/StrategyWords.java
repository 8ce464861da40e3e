package io.threeways.deploy.rollout.kafka;

import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Strategy;
import io.threeways.deploy.rollout.Strategy.Pacing;
import io.threeways.deploy.rollout.Strategy.WhenInconclusive;
import io.threeways.events.DeploymentPlan;
import io.threeways.events.DeploymentPlan.InconclusiveAction;
import org.jspecify.annotations.Nullable;

/**
 * Strategies in the words of the events: steps and their pace, and what a strategy has besides
 * them.
 */
final class StrategyWords {
  private StrategyWords() {}

  static Strategy strategy(DeploymentPlan plan) {
    Pacing pacing =
        new Pacing(
            plan.canary().minimumStep(),
            plan.canary().deadline(),
            inconclusive(plan.canary().inconclusive()));
    if (plan.rolling() != null) {
      return new Strategy.Rolling(plan.rolling().batch(), pacing);
    }
    return plan.blueGreen() == null
        ? new Strategy.Canary(plan.canary().steps(), pacing)
        : new Strategy.BlueGreen(plan.canary().steps(), pacing, plan.blueGreen().warm());
  }

  static DeploymentPlan.Canary canary(Plan plan) {
    Pacing pacing = plan.strategy().pacing();
    return new DeploymentPlan.Canary(
        plan.shares(),
        pacing.minimumStep(),
        pacing.deadline(),
        inconclusive(pacing.inconclusive()));
  }

  static DeploymentPlan.@Nullable BlueGreen blueGreen(Strategy strategy) {
    return switch (strategy) {
      case Strategy.BlueGreen blueGreen -> new DeploymentPlan.BlueGreen(blueGreen.warm());
      case Strategy.Canary _, Strategy.Rolling _ -> null;
    };
  }

  static DeploymentPlan.@Nullable Rolling rolling(Strategy strategy) {
    return switch (strategy) {
      case Strategy.Rolling rolling -> new DeploymentPlan.Rolling(rolling.batch());
      case Strategy.Canary _, Strategy.BlueGreen _ -> null;
    };
  }

  private static WhenInconclusive inconclusive(InconclusiveAction action) {
    return switch (action) {
      case PAUSE -> WhenInconclusive.PAUSE;
      case ROLLBACK -> WhenInconclusive.ROLLBACK;
      case CONTINUE -> WhenInconclusive.CONTINUE;
    };
  }

  private static InconclusiveAction inconclusive(WhenInconclusive action) {
    return switch (action) {
      case PAUSE -> InconclusiveAction.PAUSE;
      case ROLLBACK -> InconclusiveAction.ROLLBACK;
      case CONTINUE -> InconclusiveAction.CONTINUE;
    };
  }
}
