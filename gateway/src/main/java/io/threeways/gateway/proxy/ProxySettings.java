package io.threeways.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits on what is passed on to services. */
@ConfigMapping(prefix = "threeways.gateway.proxy")
public interface ProxySettings {
  /** A first push carries a whole repository's history. */
  @WithDefault("2G")
  MemorySize gitBody();

  /** Of every other request. */
  @WithDefault("10M")
  MemorySize body();

  /** Of what the gateway answers itself: names, roles and durations. */
  @WithDefault("64K")
  MemorySize ownBody();

  /**
   * Requests of one caller that are under way at once, streams included. Below the connections to
   * one process, so that nobody can take them all.
   */
  @WithDefault("64")
  int callsPerCaller();

  /** Connections to one process; streams of events hold one each. */
  @WithDefault("256")
  int connectionsPerTarget();

  @WithDefault("1024")
  int waitingPerTarget();

  @WithDefault("2s")
  Duration connectTimeout();

  /** Silence after which an answer is given up: longer than the unpacking of a large push. */
  @WithDefault("10m")
  Duration idleTimeout();
}
