package io.threeways.deploy.rollout.kafka;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Artifact;
import io.threeways.deploy.rollout.Change;
import io.threeways.deploy.rollout.Judgement;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Published;
import io.threeways.deploy.rollout.Release;
import io.threeways.deploy.traffic.Sticky;
import io.threeways.events.BuildEvent.ArtifactPublished;
import io.threeways.events.CarriedChange;
import io.threeways.events.Decision;
import io.threeways.events.DeployedArtifact;
import io.threeways.events.DeploymentPlan;
import io.threeways.events.Envelope;
import io.threeways.events.TelemetryEvent.DeployJudged;
import java.util.List;
import java.util.Optional;

/** Between the words of the events and our own. */
final class Translation {
  private Translation() {}

  static Published published(ArtifactPublished event, DeploymentPlan plan) {
    Artifact artifact =
        new Artifact(
            event.purl(),
            event.digest(),
            event.commit(),
            event.build(),
            event.number(),
            event.download());
    List<Change> changes =
        event.changes().stream().map(change -> change(change, event.envelope())).toList();
    return new Published(
        new Place(plan.application(), plan.environment()),
        new Release(artifact, plan(plan)),
        changes,
        event.envelope().id(),
        event.envelope().chainId());
  }

  /** The artifact's event is the last one of the change whose chain it is in. */
  private static Change change(CarriedChange change, Envelope published) {
    boolean own = change.chainId().equals(published.chainId());
    return new Change(
        change.change(),
        change.chainId(),
        own ? published.id() : change.lastEvent(),
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
        new Sticky(kind(plan.stickiness().kind()), plan.stickiness().name()),
        StrategyWords.strategy(plan),
        plan.approval() == DeploymentPlan.Approval.PEER ? Plan.Approval.PEER : Plan.Approval.NONE,
        null);
  }

  static DeploymentPlan plan(Place place, Plan plan) {
    return new DeploymentPlan(
        place.application(),
        place.environment(),
        plan.servers(),
        plan.command(),
        plan.variables(),
        plan.memoryMiB(),
        plan.healthPath(),
        new DeploymentPlan.WarmUp(plan.warmUp().paths(), plan.warmUp().requests()),
        new DeploymentPlan.Stickiness(kind(plan.sticky().kind()), plan.sticky().name()),
        StrategyWords.canary(plan),
        StrategyWords.blueGreen(plan.strategy()),
        StrategyWords.rolling(plan.strategy()),
        plan.approval() == Plan.Approval.PEER ? DeploymentPlan.Approval.PEER : null);
  }

  /** Nothing when it asks for nothing to be done. */
  static Optional<Judgement> judgement(DeployJudged event) {
    return verdict(event.decision())
        .map(
            verdict ->
                new Judgement(
                    event.envelope().id(),
                    event.envelope().chainId(),
                    event.deployment(),
                    event.step(),
                    verdict,
                    event.rule(),
                    event.measure()));
  }

  static DeployedArtifact artifact(Artifact artifact) {
    return new DeployedArtifact(
        artifact.purl(), artifact.digest(), artifact.commit(), artifact.build());
  }

  static List<CarriedChange> changes(List<Change> changes) {
    return changes.stream()
        .map(
            c ->
                new CarriedChange(
                    c.id(), c.chain(), c.lastEvent(), c.commit(), c.title(), c.author()))
        .toList();
  }

  private static Optional<Judgement.Verdict> verdict(Decision decision) {
    return switch (decision) {
      case PROMOTE -> Optional.of(Judgement.Verdict.PROMOTE);
      case ROLLBACK -> Optional.of(Judgement.Verdict.ROLLBACK);
      case INCONCLUSIVE -> Optional.of(Judgement.Verdict.INCONCLUSIVE);
      case FIX_FORWARD -> Optional.of(Judgement.Verdict.FIX_FORWARD);
      case HOLD -> Optional.empty();
    };
  }

  private static Sticky.Kind kind(DeploymentPlan.StickinessKind kind) {
    return switch (kind) {
      case NONE -> Sticky.Kind.NONE;
      case COOKIE -> Sticky.Kind.COOKIE;
      case HEADER -> Sticky.Kind.HEADER;
    };
  }

  private static DeploymentPlan.StickinessKind kind(Sticky.Kind kind) {
    return switch (kind) {
      case NONE -> DeploymentPlan.StickinessKind.NONE;
      case COOKIE -> DeploymentPlan.StickinessKind.COOKIE;
      case HEADER -> DeploymentPlan.StickinessKind.HEADER;
    };
  }
}
