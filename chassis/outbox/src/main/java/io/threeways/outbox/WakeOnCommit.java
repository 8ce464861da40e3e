package io.threeways.outbox;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/**
 * Wakes a relay when the transaction it is registered with has committed. Registering it more than
 * once with one transaction costs nothing.
 */
public record WakeOnCommit(Relay relay) implements Synchronization {
  @Override
  public void beforeCompletion() {
    // Nothing may be sent yet.
  }

  @Override
  public void afterCompletion(int status) {
    if (status == Status.STATUS_COMMITTED) {
      relay.wake();
    }
  }
}
