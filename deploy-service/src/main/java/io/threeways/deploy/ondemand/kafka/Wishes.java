package io.threeways.deploy.ondemand.kafka;

import io.threeways.deploy.ondemand.Wish;
import io.threeways.deploy.rollout.Artifact;
import io.threeways.deploy.rollout.Change;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Strategy;
import io.threeways.deploy.traffic.Sticky;
import io.threeways.events.BuildEvent.EnvironmentRequested;
import io.threeways.events.CarriedChange;
import io.threeways.events.DeployedArtifact;
import io.threeways.events.DeploymentPlan;
import io.threeways.events.Envelope;
import java.util.List;

/** What a build asks for, in our own words. */
final class Wishes {
  private Wishes() {}

  static Wish wish(EnvironmentRequested event) {
    DeployedArtifact artifact = event.artifact();
    DeploymentPlan plan = event.deployment();
    return new Wish(
        event.environment(),
        plan.application(),
        event.repository(),
        event.build(),
        "build " + event.build(),
        new Artifact(
            artifact.purl(),
            artifact.digest(),
            artifact.commit(),
            artifact.build(),
            event.number(),
            event.download()),
        List.of(change(event.change(), event.envelope())),
        plan.environment(),
        plan(plan),
        null,
        event.envelope().id(),
        event.envelope().chainId());
  }

  /** The wish is the last event of its change so far. */
  private static Change change(CarriedChange change, Envelope asked) {
    return new Change(
        change.change(),
        change.chainId(),
        asked.id(),
        change.commit(),
        change.title(),
        change.author());
  }

  private static Plan plan(DeploymentPlan plan) {
    return new Plan(
        plan.servers(),
        plan.command(),
        plan.environmentVariables(),
        plan.memoryMiB(),
        plan.healthPath(),
        new Plan.WarmUp(plan.warmUp().paths(), plan.warmUp().requests()),
        new Sticky(
            switch (plan.stickiness().kind()) {
              case NONE -> Sticky.Kind.NONE;
              case COOKIE -> Sticky.Kind.COOKIE;
              case HEADER -> Sticky.Kind.HEADER;
            },
            plan.stickiness().name()),
        strategy(plan),
        plan.approval() == DeploymentPlan.Approval.PEER ? Plan.Approval.PEER : Plan.Approval.NONE,
        null);
  }

  private static Strategy strategy(DeploymentPlan plan) {
    Strategy.Pacing pacing =
        new Strategy.Pacing(
            plan.canary().minimumStep(),
            plan.canary().deadline(),
            switch (plan.canary().inconclusive()) {
              case PAUSE -> Strategy.WhenInconclusive.PAUSE;
              case ROLLBACK -> Strategy.WhenInconclusive.ROLLBACK;
              case CONTINUE -> Strategy.WhenInconclusive.CONTINUE;
            });
    if (plan.rolling() != null) {
      return new Strategy.Rolling(plan.rolling().batch(), pacing);
    }
    return plan.blueGreen() == null
        ? new Strategy.Canary(plan.canary().steps(), pacing)
        : new Strategy.BlueGreen(plan.canary().steps(), pacing, plan.blueGreen().warm());
  }
}
