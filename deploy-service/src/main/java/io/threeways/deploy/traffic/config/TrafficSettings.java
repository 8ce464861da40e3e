package io.threeways.deploy.traffic.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a candidate keeps its traffic when nobody confirms it. */
@ConfigMapping(prefix = "threeways.deploy.traffic")
public interface TrafficSettings {
  /** Three renewals: a restart of this service costs no trial, its death costs 15 s of one. */
  @WithDefault("PT15S")
  Duration validity();

  /** Each is one record; a third of the validity. */
  @WithDefault("PT5S")
  Duration renewal();
}
