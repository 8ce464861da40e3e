package io.threeways.deploy.rollout.kafka;

import io.threeways.deploy.kafka.DeployOutbox;
import io.threeways.deploy.rollout.Announcements;
import io.threeways.deploy.rollout.Application;
import io.threeways.deploy.rollout.Deployment;
import io.threeways.deploy.rollout.Hold;
import io.threeways.deploy.rollout.Origin;
import io.threeways.deploy.rollout.Reason;
import io.threeways.deploy.rollout.Rollout;
import io.threeways.deploy.rollout.Servers;
import io.threeways.events.DeployEvent.DeployHeld;
import io.threeways.events.Envelope;
import io.threeways.events.EventIds;
import io.threeways.events.Link;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rollouts as events, numbered per place. */
@ApplicationScoped
public class KafkaAnnouncements implements Announcements {
  private final DeployOutbox outbox;
  private final Servers servers;

  @Inject
  public KafkaAnnouncements(DeployOutbox outbox, Servers servers) {
    this.outbox = outbox;
    this.servers = servers;
  }

  @Override
  public Optional<UUID> entered(Application application, Reason reason, Instant at) {
    Deployment deployment = application.current();
    if (deployment == null || deployment.cargo() == null || !isHeard(deployment)) {
      return Optional.empty();
    }
    Envelope envelope = envelope(deployment, reason, at);
    outbox.append(new RolloutEvents(envelope, application, deployment, reason, servers).event());
    return Optional.of(envelope.id());
  }

  @Override
  public void held(Deployment waiting, Hold hold, Instant at) {
    Origin origin = waiting.origin();
    String place = waiting.place().toString();
    outbox.append(
        new DeployHeld(
            new Envelope(
                EventIds.next(),
                DeployOutbox.SOURCE,
                at,
                origin.chain(),
                place,
                outbox.nextSequence(place),
                List.of(Link.causedBy(origin.chain(), origin.event()))),
            waiting.id(),
            waiting.place().application(),
            waiting.place().environment(),
            Translation.artifact(waiting.release().artifact()),
            hold.gate(),
            hold.reason(),
            hold.opens()));
  }

  private static boolean isHeard(Deployment deployment) {
    boolean begins = deployment.carried().lastEvent() == null;
    return switch (deployment.rollout()) {
      case Rollout.StartingServers _, Rollout.Returning _ -> begins;
      case Rollout.Draining draining -> begins || !draining.serving().isNone();
      case Rollout.OnTrial _,
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
          Rollout.Restoring _,
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
