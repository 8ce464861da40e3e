package io.threeways.build.kafka;

import io.smallrye.config.ConfigMapping;
import io.threeways.outbox.DeliverySettings;
import io.threeways.outbox.RelaySettings;

/** The limits of what this service says and hears. */
@ConfigMapping(prefix = "threeways.build.outbox")
public interface OutboxSettings {
  RelaySettings relay();

  DeliverySettings deliveries();
}
