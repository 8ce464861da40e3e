package io.threeways.learning.chain.kafka;

import io.smallrye.common.annotation.Identifier;
import io.threeways.events.CdEvent;
import io.threeways.events.CdEventSchemas;
import io.threeways.events.CdEventSchemas.Conformance;
import io.threeways.events.CloudEvents;
import io.threeways.events.MalformedEvent;
import io.threeways.events.Topics;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.Reception;
import io.threeways.learning.chain.Submission;
import io.threeways.learning.kafka.LearningMessaging;
import io.threeways.learning.kafka.LearningOutbox;
import io.threeways.outbox.Inbox;
import io.threeways.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Foreign events, by the outbox to the topic {@value Topics#EVENTS_RECEIVED}. */
@ApplicationScoped
class KafkaReception implements Reception {
  private static final String HANDLER = "learning-received";

  /** Leaves room for key and headers below what a broker takes. */
  private static final int LARGEST_DOCUMENT = 900_000;

  private final CdEventSchemas schemas = new CdEventSchemas();
  private final Inbox inbox;
  private final LearningOutbox outbox;

  KafkaReception(@Identifier(LearningMessaging.WORD) Inbox inbox, LearningOutbox outbox) {
    this.inbox = inbox;
    this.outbox = outbox;
  }

  @Override
  @Transactional
  public Outcome receive(Submission submission) {
    try {
      CdEvent event = read(submission);
      requireForeign(event);
      boolean known = schemas.check(event) == Conformance.KEEPS_SCHEMA;
      send(event);
      return new Outcome.Accepted(event.id(), event.source().toString(), event.type(), known);
    } catch (MalformedEvent e) {
      return new Outcome.Refused(e.pointer(), e.reason());
    }
  }

  private static CdEvent read(Submission submission) throws MalformedEvent {
    return switch (submission.form()) {
      case BINARY -> CloudEvents.readBinary(submission.attributes(), submission.body());
      case STRUCTURED -> CloudEvents.readStructured(submission.body());
    };
  }

  /** Who reads an event should know that we said it. */
  private static void requireForeign(CdEvent event) throws MalformedEvent {
    if (event.source().toString().startsWith(ChainEvent.OURS)) {
      throw new MalformedEvent(
          "/context/source", "begins with " + ChainEvent.OURS + ", as our own events do");
    }
  }

  private void send(CdEvent event) throws MalformedEvent {
    byte[] value = event.write();
    if (value.length > LARGEST_DOCUMENT) {
      throw new MalformedEvent(
          "", "%d bytes, more than %d".formatted(value.length, LARGEST_DOCUMENT));
    }
    UUID id = idOf(event);
    if (inbox.firstTime(HANDLER, id)) {
      outbox.append(
          new OutboxMessage(
              id, Topics.EVENTS_RECEIVED, event.subjectId(), CloudEvents.headers(event), value));
    }
  }

  /** Foreign ids may be any text, and are unique for their source only. */
  private static UUID idOf(CdEvent event) {
    return UUID.nameUUIDFromBytes(
        (event.source() + " " + event.id()).getBytes(StandardCharsets.UTF_8));
  }
}
