package io.threeways.learning.chain.config;

import io.quarkus.runtime.configuration.MemorySize;
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

  /** Of the documents of one answer: their senders say how large they are. */
  @WithDefault("4M")
  MemorySize answerBytes();

  /** How long a rebuild may take before it is undone. */
  @WithDefault("10M")
  Duration rebuildTime();

  Live live();

  /** Of those who follow the log. */
  interface Live {
    /** Connections of one process: each costs a query per step of the log. */
    @WithDefault("64")
    int mostFollowers();

    /** Of them, of one caller: each page of the console is one. */
    @WithDefault("16")
    int mostOfOne();

    /** Events read at once for one follower. */
    @WithDefault("100")
    int page();

    /** Of their documents: what is held in memory for one follower. */
    @WithDefault("256K")
    MemorySize pageBytes();

    /** How soon an event of another process is noticed. */
    @WithDefault("100ms")
    Duration poll();

    /** How often a follower hears that nothing happened; proxies cut silent connections. */
    @WithDefault("10s")
    Duration heartbeat();
  }
}
