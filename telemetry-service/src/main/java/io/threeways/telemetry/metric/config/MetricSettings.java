package io.threeways.telemetry.metric.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is taken in, how long it is kept and what a question may cost. */
@ConfigMapping(prefix = "threeways.telemetry.metric")
public interface MetricSettings {
  Intake intake();

  /** A week shows the day before a weekend; longer belongs in a store made for it. */
  @WithDefault("P7D")
  Duration retention();

  /** What is past its retention is deleted this often, a batch at a time. */
  Duration cleaning();

  Query query();

  /** What is taken in at most. */
  interface Intake {
    /** Of one record; four times what brokers take by default. */
    @WithDefault("4194304")
    int maxBytes();

    /** Of one record. */
    @WithDefault("50000")
    int maxPoints();

    /** Of one point or resource, and buckets of one histogram. */
    @WithDefault("128")
    int maxAttributes();

    /** Characters of a name or value. */
    @WithDefault("1024")
    int maxText();

    /** With samples within the retention; in the dictionary about 20 MB. */
    @WithDefault("50000")
    int maxSeries();

    /** Older points are dropped; a sender's queue after a night without a network is kept. */
    @WithDefault("P1D")
    Duration past();

    /** Newer points are dropped; clocks differ by less. */
    @WithDefault("PT5M")
    Duration future();
  }

  /** What one question may cost. */
  interface Query {
    /** Of the answer: more than a screen is wide. */
    @WithDefault("2000")
    int maxSlots();

    /** That are read: a second or two. */
    @WithDefault("500000")
    int maxPoints();
  }
}
