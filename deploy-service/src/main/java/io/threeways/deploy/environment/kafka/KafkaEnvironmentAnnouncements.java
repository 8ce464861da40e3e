package io.threeways.deploy.environment.kafka;

import io.threeways.deploy.environment.EnvironmentAnnouncements;
import io.threeways.deploy.kafka.DeployOutbox;
import io.threeways.events.Envelope;
import io.threeways.events.EnvironmentEvent.EnvironmentCreated;
import io.threeways.events.EventIds;
import io.threeways.events.Link;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Environments as events. */
@ApplicationScoped
public class KafkaEnvironmentAnnouncements implements EnvironmentAnnouncements {
  private final DeployOutbox outbox;

  @Inject
  public KafkaEnvironmentAnnouncements(DeployOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void created(String environment, UUID chain, UUID cause, UUID causeChain, Instant at) {
    Envelope envelope =
        new Envelope(
            EventIds.next(),
            DeployOutbox.SOURCE,
            at,
            chain,
            environment,
            outbox.nextSequence(environment),
            List.of(Link.causedBy(causeChain, cause)));
    outbox.append(new EnvironmentCreated(envelope, environment, null, null));
  }
}
