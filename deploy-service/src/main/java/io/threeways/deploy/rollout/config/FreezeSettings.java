package io.threeways.deploy.rollout.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** When nothing is deployed, by environment: {@code threeways.deploy.freeze.production.…}. */
@ConfigMapping(prefix = "threeways.deploy.freeze")
public interface FreezeSettings {
  @WithParentName
  Map<String, Calendar> environments();

  /** The times of one environment. */
  interface Calendar {
    /** Whose clocks count. */
    @WithDefault("UTC")
    ZoneId zone();

    /** Every week, for example {@code FRIDAY 16:00 - MONDAY 08:00}. */
    List<String> windows();
  }
}
