package io.threeways.telemetry.kafka;

import io.threeways.events.EncodedEvent;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.observability.Chain;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.OutboxMessage;
import java.net.URI;

/** What telemetry-service says leaves by this door, in the transaction in which it becomes true. */
public final class TelemetryOutbox {
  /** Who says it. */
  public static final URI SOURCE = URI.create("/threeways/telemetry");

  private final Outbox outbox;
  private final Runnable wakeAfterCommit;
  private final EventCodec codec = new EventCodec();

  /**
   * @param wakeAfterCommit registers, with the caller's transaction, that the relay is woken
   */
  public TelemetryOutbox(Outbox outbox, Runnable wakeAfterCommit) {
    this.outbox = outbox;
    this.wakeAfterCommit = wakeAfterCommit;
  }

  /** The next number of this aggregate's events. */
  public long nextSequence(String aggregate) {
    return outbox.nextSequence(aggregate);
  }

  /**
   * @return the event as it leaves
   */
  public EncodedEvent append(Event event) {
    EncodedEvent encoded = codec.encode(event);
    append(
        new OutboxMessage(
            encoded.id(),
            encoded.topic(),
            encoded.key(),
            Chain.stamped(event.envelope().chainId(), encoded.headers()),
            encoded.value()));
    return encoded;
  }

  private void append(OutboxMessage message) {
    outbox.append(message);
    wakeAfterCommit.run();
  }
}
