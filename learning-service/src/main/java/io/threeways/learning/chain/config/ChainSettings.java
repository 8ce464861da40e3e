package io.threeways.learning.chain.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the chain. */
@ConfigMapping(prefix = "threeways.learning.chain")
public interface ChainSettings {
  /** Of changes in one answer: each is told from its events. */
  @WithDefault("200")
  int mostChanges();

  /** Of events in one answer: a verdict's may have a few hundred kilobytes. */
  @WithDefault("1000")
  int mostEvents();

  /** How long a rebuild may take before it is undone. */
  @WithDefault("10M")
  Duration rebuildTime();

  Live live();

  /** Of those who follow the log. */
  interface Live {
    /** Connections of one process: each costs a query per step of the log. */
    @WithDefault("64")
    int mostFollowers();

    /** Events read at once for one follower: what is held in memory for it. */
    @WithDefault("100")
    int page();

    /** How soon an event of another process is noticed. */
    @WithDefault("100ms")
    Duration poll();

    /** How often a follower hears that nothing happened; proxies cut silent connections. */
    @WithDefault("10s")
    Duration heartbeat();
  }
}
