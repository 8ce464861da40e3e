package io.threeways.deploy.kafka;

import io.threeways.events.EncodedEvent;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.observability.Chain;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.OutboxMessage;
import java.net.URI;

/** What deploy-service says leaves by this door, in the transaction in which it becomes true. */
public final class DeployOutbox {
  /** Who says it. */
  public static final URI SOURCE = URI.create("/threeways/deploy");

  private final Outbox outbox;
  private final Runnable wakeAfterCommit;
  private final EventCodec codec = new EventCodec();

  /**
   * @param wakeAfterCommit registers, with the caller's transaction, that the relay is woken
   */
  public DeployOutbox(Outbox outbox, Runnable wakeAfterCommit) {
    this.outbox = outbox;
    this.wakeAfterCommit = wakeAfterCommit;
  }

  /** The next number of this aggregate's events. */
  public long nextSequence(String aggregate) {
    return outbox.nextSequence(aggregate);
  }

  public void append(Event event) {
    EncodedEvent encoded = codec.encode(event);
    append(
        new OutboxMessage(
            encoded.id(),
            encoded.topic(),
            encoded.key(),
            Chain.stamped(event.envelope().chainId(), encoded.headers()),
            encoded.value()));
  }

  public void append(OutboxMessage message) {
    outbox.append(message);
    wakeAfterCommit.run();
  }
}
