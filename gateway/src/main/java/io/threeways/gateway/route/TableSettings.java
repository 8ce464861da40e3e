package io.threeways.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How the table of applications is kept. */
@ConfigMapping(prefix = "threeways.gateway.table")
public interface TableSettings {
  /** The folder of the gateway's own state. */
  @WithDefault("${threeways.gateway.folder:.threeways/gateway}")
  Path folder();

  /** Pause before Kafka is asked again after it was away. */
  @WithDefault("1s")
  Duration retryEvery();
}
