package io.threeways.build.artifact.kafka;

import io.threeways.events.DeploymentPlan;
import io.threeways.pipeline.Deploy;
import org.jspecify.annotations.Nullable;

/** The deploy section in the words of the published language. */
final class PlanWords {
  private PlanWords() {}

  static DeploymentPlan plan(Deploy deploy) {
    return new DeploymentPlan(
        deploy.application(),
        deploy.environment(),
        deploy.servers(),
        deploy.command(),
        deploy.env(),
        deploy.memoryMiB(),
        deploy.health(),
        new DeploymentPlan.WarmUp(deploy.warmUp().paths(), deploy.warmUp().requests()),
        new DeploymentPlan.Stickiness(kind(deploy.sticky().by()), deploy.sticky().name()),
        new DeploymentPlan.Canary(
            deploy.strategy().shares(deploy.servers()),
            deploy.strategy().pacing().minimum(),
            deploy.strategy().pacing().deadline(),
            action(deploy.strategy().pacing().inconclusive())),
        blueGreen(deploy.strategy()),
        rolling(deploy.strategy()),
        deploy.approval() == Deploy.Approval.PEER ? DeploymentPlan.Approval.PEER : null);
  }

  private static DeploymentPlan.@Nullable BlueGreen blueGreen(Deploy.Strategy strategy) {
    return switch (strategy) {
      case Deploy.BlueGreen blueGreen -> new DeploymentPlan.BlueGreen(blueGreen.warm());
      case Deploy.Canary _, Deploy.Rolling _ -> null;
    };
  }

  private static DeploymentPlan.@Nullable Rolling rolling(Deploy.Strategy strategy) {
    return switch (strategy) {
      case Deploy.Rolling rolling -> new DeploymentPlan.Rolling(rolling.batch());
      case Deploy.Canary _, Deploy.BlueGreen _ -> null;
    };
  }

  private static DeploymentPlan.StickinessKind kind(Deploy.Sticky.By by) {
    return switch (by) {
      case REQUEST -> DeploymentPlan.StickinessKind.NONE;
      case COOKIE -> DeploymentPlan.StickinessKind.COOKIE;
      case HEADER -> DeploymentPlan.StickinessKind.HEADER;
    };
  }

  private static DeploymentPlan.InconclusiveAction action(Deploy.Inconclusive inconclusive) {
    return switch (inconclusive) {
      case PAUSE -> DeploymentPlan.InconclusiveAction.PAUSE;
      case ROLLBACK -> DeploymentPlan.InconclusiveAction.ROLLBACK;
      case CONTINUE -> DeploymentPlan.InconclusiveAction.CONTINUE;
    };
  }
}
