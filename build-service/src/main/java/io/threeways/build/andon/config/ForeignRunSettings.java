package io.threeways.build.andon.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What other tools may do to cords. */
@ConfigMapping(prefix = "threeways.build.foreign-runs")
public interface ForeignRunSettings {
  /** Whether their runs of main move its cord; off, they are only logged. */
  @WithDefault("true")
  boolean heeded();
}
