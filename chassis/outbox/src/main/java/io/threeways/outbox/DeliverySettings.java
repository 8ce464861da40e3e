package io.threeways.outbox;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of {@link Deliveries}: a group of a service's configuration. */
public interface DeliverySettings {
  /**
   * How often a handler that fails is run before its event is given up. With the default pauses
   * five take about three seconds: enough for a lost race or a deadlock.
   */
  @WithDefault("5")
  int attempts();

  /** Between the first two attempts; doubles each time. */
  @WithDefault("PT0.2S")
  Duration firstPause();

  /** What that doubling ends at: others of the partition wait behind it. */
  @WithDefault("PT2S")
  Duration lastPause();

  /** How soon an outage is probed; doubles each time. */
  @WithDefault("PT0.1S")
  Duration firstProbe();

  /** What that doubling ends at: how late a handler notices that the outage is over. */
  @WithDefault("PT2S")
  Duration lastProbe();

  /** Nothing configured. */
  static DeliverySettings defaults() {
    return new SmallRyeConfigBuilder()
        .withMapping(DeliverySettings.class, "deliveries")
        .build()
        .getConfigMapping(DeliverySettings.class, "deliveries");
  }
}
