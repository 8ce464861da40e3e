package io.threeways.outbox;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of a {@link Relay}: a group of a service's configuration. */
public interface RelaySettings {
  /**
   * How long it sleeps when nobody wakes it: the latency of a record that another process
   * committed. The default keeps that below 100 ms at 13 index-only look-ups a second.
   */
  @WithDefault("PT0.075S")
  Duration poll();

  /**
   * How often a relay that is not elected tries again, and how soon a failed one: the pause after
   * the death of the elected process.
   */
  @WithDefault("PT1S")
  Duration election();

  /**
   * How many unsent records are read at once; bounds memory to this times {@link
   * Outbox#LARGEST_RECORD} in the worst case.
   */
  @WithDefault("200")
  int batch();

  /**
   * How often the lock is looked at while acknowledgements are awaited, so that a relay that lost
   * it does not send late.
   */
  @WithDefault("PT1S")
  Duration leadershipCheck();

  /** How long a key waits after its record was refused; doubles each time. */
  @WithDefault("PT0.2S")
  Duration firstRetry();

  /** What that doubling ends at: the refusal is a matter for a person by then. */
  @WithDefault("PT30S")
  Duration lastRetry();

  /** How long a record of an unknown topic may hold up the others. */
  @WithDefault("PT5S")
  Duration metadata();

  /** How long closing waits for the wave in flight; what is cut off is sent again. */
  @WithDefault("PT5S")
  Duration close();

  /** How long sent records are kept, for people who look. */
  @WithDefault("P1D")
  Duration retention();

  /**
   * How long handled events are remembered: longer than any topic keeps a record, or it could come
   * back as new.
   */
  @WithDefault("P400D")
  Duration inboxRetention();

  /** How often old rows are deleted. */
  @WithDefault("PT1M")
  Duration cleaning();

  /** How many at once, so that no delete takes long. */
  @WithDefault("1000")
  int cleaningBatch();

  /** Nothing configured. */
  static RelaySettings defaults() {
    return new SmallRyeConfigBuilder()
        .withMapping(RelaySettings.class, "relay")
        .build()
        .getConfigMapping(RelaySettings.class, "relay");
  }
}
