package io.threeways.learning.flow.kafka;

import io.threeways.events.Envelope;
import io.threeways.events.EventIds;
import io.threeways.events.LearningEvent.ChangeIntegrated;
import io.threeways.events.Link;
import io.threeways.learning.flow.Integration;
import io.threeways.learning.flow.IntegrationAnnouncements;
import io.threeways.learning.kafka.LearningOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code change-integrated}, by the outbox. */
@ApplicationScoped
class KafkaIntegrationAnnouncements implements IntegrationAnnouncements {
  /** A change is integrated once, so this aggregate has one event. */
  private static final long ONLY = 1;

  private final LearningOutbox outbox;

  KafkaIntegrationAnnouncements(LearningOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void integrated(Integration integration) {
    outbox.append(event(integration));
  }

  /** The same event from the same facts: its id and time follow from them. */
  static ChangeIntegrated event(Integration integration) {
    Envelope envelope =
        new Envelope(
            EventIds.derived(integration.at(), "change-integrated " + integration.chain()),
            LearningOutbox.SOURCE,
            integration.at(),
            integration.chain(),
            integration.change(),
            ONLY,
            List.of(
                Link.causedBy(integration.buildChain(), integration.passed()),
                Link.causedBy(integration.artifactChain(), integration.published())));
    return new ChangeIntegrated(
        envelope,
        integration.repository(),
        integration.change(),
        integration.commit(),
        integration.build(),
        integration.artifact(),
        integration.leadTime());
  }
}
