package io.threeways.outbox.wiring;

import io.smallrye.common.annotation.Identifier;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.OutboxMessage;
import io.threeways.outbox.Relay;
import io.threeways.outbox.WakeOnCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/** Says what happened, in the transaction in which it happens. */
@ApplicationScoped
class ShopAnnouncements {
  private final Outbox outbox;
  private final WakeOnCommit wakeOnCommit;
  private final TransactionSynchronizationRegistry transaction;

  ShopAnnouncements(
      @Identifier("shop") Outbox outbox,
      @Identifier("shop") Relay relay,
      TransactionSynchronizationRegistry transaction) {
    this.outbox = outbox;
    this.wakeOnCommit = new WakeOnCommit(relay);
    this.transaction = transaction;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void announce(OutboxMessage message) {
    outbox.append(message);
    transaction.registerInterposedSynchronization(wakeOnCommit);
  }
}
