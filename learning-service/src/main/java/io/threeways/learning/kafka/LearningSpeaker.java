package io.threeways.learning.kafka;

import io.smallrye.common.annotation.Identifier;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.OutboxMessage;
import io.threeways.outbox.Relay;
import io.threeways.outbox.WakeOnCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/** Sends records once the caller's transaction has committed. */
@ApplicationScoped
public class LearningSpeaker {
  private final Outbox outbox;
  private final WakeOnCommit wakeOnCommit;
  private final TransactionSynchronizationRegistry transaction;

  LearningSpeaker(
      @Identifier(LearningMessaging.WORD) Outbox outbox,
      @Identifier(LearningMessaging.WORD) Relay relay,
      TransactionSynchronizationRegistry transaction) {
    this.outbox = outbox;
    this.wakeOnCommit = new WakeOnCommit(relay);
    this.transaction = transaction;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void say(OutboxMessage message) {
    outbox.append(message);
    transaction.registerInterposedSynchronization(wakeOnCommit);
  }
}
