package io.threeways.build.run.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of builds. */
@ConfigMapping(prefix = "threeways.build.run")
public interface RunSettings {
  /** Builds at once on this host; each may use a core or more. */
  @WithDefault("2")
  int concurrency();

  /**
   * Without a sign of life for this long a driver is taken for dead, and its builds are adopted.
   */
  @WithDefault("10s")
  Duration lease();

  /** How often the queue is looked at when nobody wakes it. */
  @WithDefault("1s")
  Duration poll();

  /** How often a build is begun when the host fails, before it is given up. */
  @WithDefault("3")
  int attempts();

  /** Before another attempt; doubles each time. */
  @WithDefault("2s")
  Duration pause();

  /** How often a running stage's reports are looked at for a first failure. */
  @WithDefault("1s")
  Duration glance();

  /**
   * How long a stage waits for its environment: longer than servers may take to start and answer.
   */
  @WithDefault("3m")
  Duration environment();
}
