package io.threeways.deploy.rollout.kafka;

import io.threeways.deploy.rollout.Application;
import io.threeways.deploy.rollout.Artifact;
import io.threeways.deploy.rollout.Cargo;
import io.threeways.deploy.rollout.Deployment;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Reason;
import io.threeways.deploy.rollout.Rollout;
import io.threeways.deploy.rollout.Server;
import io.threeways.deploy.rollout.ServerName;
import io.threeways.deploy.rollout.Servers;
import io.threeways.deploy.rollout.Version;
import io.threeways.deploy.rollout.Weight;
import io.threeways.events.DeployEvent;
import io.threeways.events.DeployEvent.DeployFailed;
import io.threeways.events.DeployEvent.DeployFinished;
import io.threeways.events.DeployEvent.DeployRolledBack;
import io.threeways.events.DeployEvent.DeployStarted;
import io.threeways.events.DeployEvent.ServerNetwork;
import io.threeways.events.DeployEvent.TrafficShifted;
import io.threeways.events.DeployedArtifact;
import io.threeways.events.Envelope;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The event that tells of the state which a deployment has just entered.
 *
 * @param reason why it did
 * @param servers knows where they answer to those in their network
 */
record RolloutEvents(
    Envelope envelope,
    Application application,
    Deployment deployment,
    Reason reason,
    Servers servers) {

  DeployEvent event() {
    Duration minimum = deployment.strategy().pacing().minimumStep();
    return switch (deployment.rollout()) {
      case Rollout.Undecided _ when deployment.carried().lastEvent() == null -> started();
      // Watched while servers are replaced, but not to be promoted before they are.
      case Rollout.Draining draining ->
          shifted(
              Duration.between(envelope.timestamp(), draining.until()),
              draining.until(),
              draining.serving().leg());
      case Rollout.OnTrial trial -> shifted(minimum, trial.deadline(), trial.canaryStep());
      case Rollout.Finishing _ -> shifted(minimum, null, lastStep());
      case Rollout.RollingBack _ -> shifted(minimum, null, null);
      case Rollout.Finished _ -> finished();
      case Rollout.RolledBack _ -> rolledBack();
      case Rollout.Failed failed -> failed(failed);
      case Rollout.Waiting _, Rollout.Undecided _, Rollout.Dropped _ ->
          throw new IllegalStateException("nothing is said about " + deployment.rollout());
    };
  }

  private DeployStarted started() {
    Cargo cargo = deployment.carried();
    return new DeployStarted(
        envelope,
        deployment.id(),
        deployment.place().application(),
        deployment.place().environment(),
        cargo.before() == null ? null : Translation.artifact(cargo.before().artifact()),
        candidate(),
        Translation.changes(cargo.changes()),
        Translation.plan(deployment.place(), deployment.release().plan()),
        deployment.origin().requestedBy());
  }

  private TrafficShifted shifted(
      Duration minimumStep, @Nullable Instant deadline, @Nullable Integer canaryStep) {
    return new TrafficShifted(
        envelope,
        deployment.id(),
        deployment.place().application(),
        deployment.place().environment(),
        Weight.step(deployment.rollout()),
        Weight.of(deployment.rollout()),
        minimumStep,
        deadline,
        canaryStep);
  }

  /** Of the plan, if this deployment followed it. */
  private @Nullable Integer lastStep() {
    OptionalInt last = deployment.lastLeg();
    return last.isPresent() ? last.getAsInt() : null;
  }

  private DeployFinished finished() {
    Cargo cargo = deployment.carried();
    return new DeployFinished(
        envelope,
        deployment.id(),
        deployment.place().application(),
        deployment.place().environment(),
        deployment.release().artifact().purl(),
        candidate(),
        Translation.changes(cargo.changes()),
        cargo.before() == null,
        duration(),
        network());
  }

  private @Nullable ServerNetwork network() {
    Plan plan = deployment.release().plan();
    Version stable = application.stable();
    if (plan.network() == null || stable == null) {
      return null;
    }
    List<URI> inside = new ArrayList<>();
    for (Server server : stable.servers()) {
      URI endpoint = server.endpoint();
      if (endpoint != null) {
        ServerName name = new ServerName(stable.fleet(), server.index());
        inside.add(servers.inside(name, plan, endpoint));
      }
    }
    return new ServerNetwork(plan.network(), inside);
  }

  private DeployRolledBack rolledBack() {
    return new DeployRolledBack(
        envelope,
        deployment.id(),
        deployment.place().application(),
        deployment.place().environment(),
        stable().purl(),
        candidate(),
        Translation.changes(deployment.carried().changes()),
        reason.judgement(),
        reason.requestedBy(),
        reason.words(),
        duration());
  }

  private DeployFailed failed(Rollout.Failed failed) {
    return new DeployFailed(
        envelope,
        deployment.id(),
        deployment.place().application(),
        deployment.place().environment(),
        candidate(),
        Translation.changes(deployment.carried().changes()),
        failed.phase(),
        failed.reason().words());
  }

  private Artifact stable() {
    Version stable = application.stable();
    if (stable == null) {
      throw new IllegalStateException("rolled back to nothing at " + deployment.place());
    }
    return stable.release().artifact();
  }

  private DeployedArtifact candidate() {
    return Translation.artifact(deployment.release().artifact());
  }

  private Duration duration() {
    return Duration.between(deployment.carried().startedAt(), envelope.timestamp());
  }
}
