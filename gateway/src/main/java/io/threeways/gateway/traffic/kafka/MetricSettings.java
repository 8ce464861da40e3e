package io.threeways.gateway.traffic.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How counts reach Kafka. Counts are cumulative: a look that is left out loses no request. */
@ConfigMapping(prefix = "threeways.gateway.metrics")
public interface MetricSettings {
  @WithDefault("metric-observed")
  String topic();

  /** Looks that wait while Kafka is away: about a minute; then the oldest give way. */
  @WithDefault("60")
  int waitingLooks();

  /** A look that could not be delivered by then is history. */
  @WithDefault("30s")
  Duration deliverWithin();
}
