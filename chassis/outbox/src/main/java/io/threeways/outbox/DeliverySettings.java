package io.threeways.outbox;

import java.time.Duration;

/**
 * The limits of {@link Deliveries}.
 *
 * @param attempts how often a handler that fails is run before its event is given up. 5: with the
 *     pauses below about three seconds, enough for a lost race or a deadlock.
 * @param firstPause between the first two attempts; doubles each time. 200 ms.
 * @param lastPause what that doubling ends at. 2 s: others of the partition wait behind it.
 * @param firstProbe how soon an outage is probed; doubles each time. 100 ms.
 * @param lastProbe what that doubling ends at: how late a handler notices that the outage is over.
 *     2 s.
 */
public record DeliverySettings(
    int attempts,
    Duration firstPause,
    Duration lastPause,
    Duration firstProbe,
    Duration lastProbe) {

  public DeliverySettings {
    if (attempts < 1) {
      throw new IllegalArgumentException("an event is attempted at least once");
    }
  }

  /** The values named above. */
  public static DeliverySettings defaults() {
    return new DeliverySettings(
        5,
        Duration.ofMillis(200),
        Duration.ofSeconds(2),
        Duration.ofMillis(100),
        Duration.ofSeconds(2));
  }
}
