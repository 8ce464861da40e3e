package io.threeways.deploy.configuration.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Switches a mechanism off, to show that its absence is noticed. Never on by itself. */
@ConfigMapping(prefix = "threeways.deploy.configuration.fault")
public interface ConfigurationFaultSettings {
  /** Checks find no difference, whatever there is. */
  @WithDefault("false")
  boolean blind();
}
