package io.threeways.learning.chain.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Switches a mechanism off, to show that its absence is noticed. Never on by itself. */
@ConfigMapping(prefix = "threeways.learning.fault")
public interface FaultSettings {
  /** Events are logged without what they link to: nobody can tell any more what caused what. */
  @WithDefault("false")
  boolean dropLinks();
}
