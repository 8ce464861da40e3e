package io.threeways.build.run.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Switches a mechanism off, to show that its absence is noticed. Never on by itself. */
@ConfigMapping(prefix = "threeways.build.fault")
public interface FaultSettings {
  /** A build whose stages fail goes on to its end, and publishes what it leaves. */
  @WithDefault("false")
  boolean publishRedBuilds();
}
