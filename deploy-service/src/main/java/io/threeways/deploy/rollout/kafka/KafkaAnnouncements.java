package io.threeways.deploy.rollout.kafka;

import io.threeways.deploy.kafka.DeployOutbox;
import io.threeways.deploy.rollout.Announcements;
import io.threeways.deploy.rollout.Application;
import io.threeways.deploy.rollout.Deployment;
import io.threeways.deploy.rollout.Reason;
import io.threeways.deploy.rollout.Rollout;
import io.threeways.events.Envelope;
import io.threeways.events.EventIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Rollouts as events, numbered per place. */
@ApplicationScoped
public class KafkaAnnouncements implements Announcements {
  private final DeployOutbox outbox;

  @Inject
  public KafkaAnnouncements(DeployOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public Optional<UUID> entered(Application application, Reason reason, Instant at) {
    Deployment deployment = application.current();
    if (deployment == null || !isHeard(deployment.rollout())) {
      return Optional.empty();
    }
    Envelope envelope = envelope(deployment, reason, at);
    outbox.append(new RolloutEvents(envelope, application, deployment, reason).event());
    return Optional.of(envelope.id());
  }

  private static boolean isHeard(Rollout state) {
    return switch (state) {
      case Rollout.StartingServers _,
          Rollout.OnTrial _,
          Rollout.Finishing _,
          Rollout.RollingBack _,
          Rollout.Finished _,
          Rollout.RolledBack _,
          Rollout.Failed _ ->
          true;
      case Rollout.Waiting _,
          Rollout.CheckingHealth _,
          Rollout.WarmingUp _,
          Rollout.Paused _,
          Rollout.Dropped _ ->
          false;
    };
  }

  private Envelope envelope(Deployment deployment, Reason reason, Instant at) {
    return new Envelope(
        EventIds.next(),
        DeployOutbox.SOURCE,
        at,
        deployment.carried().chain(),
        deployment.place().toString(),
        outbox.nextSequence(deployment.place().toString()),
        Causes.of(deployment, reason));
  }
}
