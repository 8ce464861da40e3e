package io.threeways.build.artifact.kafka;

import io.threeways.events.DeploymentPlan;
import io.threeways.pipeline.Deploy;

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
            deploy.canary().steps(),
            deploy.canary().minimum(),
            deploy.canary().deadline(),
            action(deploy.canary().inconclusive())));
  }

  private static DeploymentPlan.StickinessKind kind(Deploy.Sticky.By by) {
    return switch (by) {
      case REQUEST -> DeploymentPlan.StickinessKind.NONE;
      case COOKIE -> DeploymentPlan.StickinessKind.COOKIE;
      case HEADER -> DeploymentPlan.StickinessKind.HEADER;
    };
  }

  private static DeploymentPlan.InconclusiveAction action(Deploy.Canary.Inconclusive inconclusive) {
    return switch (inconclusive) {
      case PAUSE -> DeploymentPlan.InconclusiveAction.PAUSE;
      case ROLLBACK -> DeploymentPlan.InconclusiveAction.ROLLBACK;
    };
  }
}
