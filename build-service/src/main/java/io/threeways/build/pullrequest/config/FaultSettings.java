package io.threeways.build.pullrequest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Switches a mechanism off, to show that its absence is noticed. Never on by itself. */
@ConfigMapping(prefix = "threeways.build.fault")
public interface FaultSettings {
  /** What is in the merge queue lands without waiting for its build. */
  @WithDefault("false")
  boolean skipQueueBuilds();
}
