package io.threeways.build.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Settings of Kafka's clients, under Kafka's own names. */
@ConfigMapping(prefix = "threeways.build.kafka")
public interface KafkaSettings {
  @WithParentName
  Map<String, String> client();
}
