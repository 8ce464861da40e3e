package io.threeways.build.repository.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of what is fetched from repositories elsewhere. */
@ConfigMapping(prefix = "threeways.build.remote")
public interface RemoteSettings {
  /**
   * Lets remotes be in private networks and on this host, and be asked without TLS. Whoever may
   * make a mirror can then have this process ask what only it can reach.
   */
  @WithDefault("false")
  boolean privateAddresses();

  /** Of everything that one fetch answers: a first one brings the whole history. */
  @WithDefault("2G")
  MemorySize limit();

  /** Of one fetch from its beginning to its end: a whole history over a slow line. */
  @WithDefault("10m")
  Duration timeout();

  /** Silence after which a remote is given up. */
  @WithDefault("30s")
  Duration silence();

  /** Branches of one remote: each is built when it is first seen. */
  @WithDefault("100")
  int branches();
}
