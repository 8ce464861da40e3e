package io.threeways.gateway.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.HashMap;
import java.util.Map;

/** Settings of Kafka's clients under their own names, for example {@code "bootstrap.servers"}. */
@ConfigMapping(prefix = "threeways.gateway.kafka")
public interface KafkaSettings {
  @WithParentName
  Map<String, String> client();

  /** The same, with what one client needs besides. */
  default Map<String, Object> with(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(client());
    settings.putAll(more);
    return settings;
  }
}
