package io.threeways.learning.flow.kafka;

import io.threeways.events.EncodedEvent;
import io.threeways.events.Envelope;
import io.threeways.events.EventCodec;
import io.threeways.events.EventIds;
import io.threeways.events.LearningEvent.ChangeIntegrated;
import io.threeways.events.Link;
import io.threeways.learning.flow.Integration;
import io.threeways.learning.flow.IntegrationAnnouncements;
import io.threeways.learning.kafka.LearningSpeaker;
import io.threeways.observability.Chain;
import io.threeways.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;

/** {@code change-integrated}, by the outbox. */
@ApplicationScoped
class KafkaIntegrationAnnouncements implements IntegrationAnnouncements {
  private static final URI SOURCE = URI.create("/threeways/learning");

  /** A change is integrated once, so this aggregate has one event. */
  private static final long ONLY = 1;

  private final EventCodec codec = new EventCodec();
  private final LearningSpeaker speaker;

  KafkaIntegrationAnnouncements(LearningSpeaker speaker) {
    this.speaker = speaker;
  }

  @Override
  public void integrated(Integration integration) {
    EncodedEvent encoded = codec.encode(event(integration));
    speaker.say(
        new OutboxMessage(
            encoded.id(),
            encoded.topic(),
            encoded.key(),
            Chain.stamped(integration.chain(), encoded.headers()),
            encoded.value()));
  }

  /** The same event from the same facts: its id and time follow from them. */
  static ChangeIntegrated event(Integration integration) {
    Envelope envelope =
        new Envelope(
            EventIds.derived(integration.at(), "change-integrated " + integration.chain()),
            SOURCE,
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
