package io.threeways.build.kafka;

import io.smallrye.common.annotation.Identifier;
import io.threeways.events.BuildEvent;
import io.threeways.events.EncodedEvent;
import io.threeways.events.Envelope;
import io.threeways.events.EventCodec;
import io.threeways.events.Link;
import io.threeways.observability.Chain;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.OutboxMessage;
import io.threeways.outbox.Relay;
import io.threeways.outbox.WakeOnCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What build-service says leaves by this door, in the transaction in which it becomes true. */
@ApplicationScoped
public class BuildOutbox {
  private static final URI SOURCE = URI.create("/threeways/build");

  private final EventCodec codec = new EventCodec();
  private final Outbox outbox;
  private final WakeOnCommit wakeOnCommit;
  private final TransactionSynchronizationRegistry transaction;

  BuildOutbox(
      @Identifier(BuildMessaging.WORD) Outbox outbox,
      @Identifier(BuildMessaging.WORD) Relay relay,
      TransactionSynchronizationRegistry transaction) {
    this.outbox = outbox;
    this.wakeOnCommit = new WakeOnCommit(relay);
    this.transaction = transaction;
  }

  /**
   * @param id of the event
   * @param aggregate whose events are numbered together: the event's key
   * @param subjectId what the event is about
   * @param links what caused it
   * @param event the event, given its envelope
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(
      UUID id,
      String aggregate,
      String subjectId,
      UUID chainId,
      Instant at,
      List<Link> links,
      Function<Envelope, BuildEvent> event) {
    long sequence = outbox.nextSequence(aggregate);
    Envelope envelope = new Envelope(id, SOURCE, at, chainId, subjectId, sequence, links);
    EncodedEvent encoded = codec.encode(event.apply(envelope));
    outbox.append(
        new OutboxMessage(
            encoded.id(),
            encoded.topic(),
            encoded.key(),
            Chain.stamped(chainId, encoded.headers()),
            encoded.value()));
    transaction.registerInterposedSynchronization(wakeOnCommit);
  }
}
