package io.threeways.learning.kafka;

import io.smallrye.common.annotation.Identifier;
import io.threeways.events.EncodedEvent;
import io.threeways.events.EventCodec;
import io.threeways.events.LearningEvent;
import io.threeways.observability.Chain;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.OutboxMessage;
import io.threeways.outbox.Relay;
import io.threeways.outbox.WakeOnCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.net.URI;

/** What learning-service says leaves by this door, in the transaction in which it becomes true. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LearningOutbox {
  /** Who says it. */
  public static final URI SOURCE = URI.create("/threeways/learning");

  private final EventCodec codec = new EventCodec();
  private final Outbox outbox;
  private final WakeOnCommit wakeOnCommit;
  private final TransactionSynchronizationRegistry transaction;

  LearningOutbox(
      @Identifier(LearningMessaging.WORD) Outbox outbox,
      @Identifier(LearningMessaging.WORD) Relay relay,
      TransactionSynchronizationRegistry transaction) {
    this.outbox = outbox;
    this.wakeOnCommit = new WakeOnCommit(relay);
    this.transaction = transaction;
  }

  public void append(LearningEvent event) {
    EncodedEvent encoded = codec.encode(event);
    append(
        new OutboxMessage(
            encoded.id(),
            encoded.topic(),
            encoded.key(),
            Chain.stamped(event.envelope().chainId(), encoded.headers()),
            encoded.value()));
  }

  /** What is not ours is passed on as it came. */
  public void append(OutboxMessage message) {
    outbox.append(message);
    transaction.registerInterposedSynchronization(wakeOnCommit);
  }
}
