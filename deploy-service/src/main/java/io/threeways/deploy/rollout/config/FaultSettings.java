package io.threeways.deploy.rollout.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Switches a mechanism off, to show that its absence is noticed. Never on by itself. */
@ConfigMapping(prefix = "threeways.deploy.fault")
public interface FaultSettings {
  /** Servers get traffic as soon as they run, whether or not they answer. */
  @WithDefault("false")
  boolean skipHealthChecks();

  /** Plans that ask for a rolling update get all new servers at once. */
  @WithDefault("false")
  boolean ignoreRolling();
}
