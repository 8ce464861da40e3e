package io.threeways.deploy.ondemand.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Switches a mechanism off, to show that its absence is noticed. Never on by itself. */
@ConfigMapping(prefix = "threeways.deploy.on-demand.fault")
public interface FaultSettings {
  /** The end of a build leaves its environment; only its time or a person takes it away. */
  @WithDefault("false")
  boolean keepEnvironments();
}
