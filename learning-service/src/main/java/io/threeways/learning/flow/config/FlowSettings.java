package io.threeways.learning.flow.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What counts as integrated. */
@ConfigMapping(prefix = "threeways.learning.flow")
public interface FlowSettings {
  /** The branch that changes are integrated into. */
  @WithDefault("main")
  String mainBranch();
}
