package io.threeways.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long who is believed. */
@ConfigMapping(prefix = "threeways.gateway.door")
public interface DoorSettings {
  /** A credential is looked up again after this: how late a revocation can take effect. */
  @WithDefault("1s")
  Duration confirmEvery();

  /** With the database away, a credential that was confirmed within this goes on being believed. */
  @WithDefault("10m")
  Duration believeWithoutDatabase();

  /** Credentials that are remembered; the longest unconfirmed give way. */
  @WithDefault("10000")
  int remembered();

  @WithDefault("60s")
  Duration loginLinkLifetime();

  @WithDefault("12h")
  Duration sessionLifetime();

  /** Of a token that does not say how long it is wanted; none is for ever. */
  @WithDefault("90D")
  Duration tokenLifetime();

  /** At most: a token that nobody remembers ends by itself. */
  @WithDefault("366D")
  Duration longestTokenLifetime();

  /** Of the signed token that a service gets; it cannot be called back. */
  @WithDefault("60s")
  Duration passedOnLifetime();

  /** Pause before the schema is tried again while PostgreSQL is away. */
  @WithDefault("1s")
  Duration retryEvery();
}
