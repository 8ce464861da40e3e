package io.threeways.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.outbox.wiring.OutboxSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every limit, its default and its key. */
class OutboxSettingsTest {
  @Test
  void relaysByDefault() {
    RelaySettings relay = RelaySettings.defaults();

    assertThat(relay.poll()).isEqualTo(Duration.ofMillis(75));
    assertThat(relay.election()).isEqualTo(Duration.ofSeconds(1));
    assertThat(relay.batch()).isEqualTo(200);
    assertThat(relay.leadershipCheck()).isEqualTo(Duration.ofSeconds(1));
    assertThat(relay.firstRetry()).isEqualTo(Duration.ofMillis(200));
    assertThat(relay.lastRetry()).isEqualTo(Duration.ofSeconds(30));
    assertThat(relay.metadata()).isEqualTo(Duration.ofSeconds(5));
    assertThat(relay.close()).isEqualTo(Duration.ofSeconds(5));
    assertThat(relay.retention()).isEqualTo(Duration.ofDays(1));
    assertThat(relay.inboxRetention()).isEqualTo(Duration.ofDays(400));
    assertThat(relay.cleaning()).isEqualTo(Duration.ofMinutes(1));
    assertThat(relay.cleaningBatch()).isEqualTo(1000);
  }

  @Test
  void deliveriesByDefault() {
    DeliverySettings deliveries = DeliverySettings.defaults();

    assertThat(deliveries.attempts()).isEqualTo(5);
    assertThat(deliveries.firstPause()).isEqualTo(Duration.ofMillis(200));
    assertThat(deliveries.lastPause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(deliveries.firstProbe()).isEqualTo(Duration.ofMillis(100));
    assertThat(deliveries.lastProbe()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void everyLimitOfAServiceHasItsKey() {
    OutboxSettings shop =
        new SmallRyeConfigBuilder()
            .withMapping(OutboxSettings.class)
            .withDefaultValues(
                Map.ofEntries(
                    Map.entry("threeways.shop.outbox.relay.poll", "PT1S"),
                    Map.entry("threeways.shop.outbox.relay.election", "PT2S"),
                    Map.entry("threeways.shop.outbox.relay.batch", "3"),
                    Map.entry("threeways.shop.outbox.relay.leadership-check", "PT4S"),
                    Map.entry("threeways.shop.outbox.relay.first-retry", "PT5S"),
                    Map.entry("threeways.shop.outbox.relay.last-retry", "PT6S"),
                    Map.entry("threeways.shop.outbox.relay.metadata", "PT7S"),
                    Map.entry("threeways.shop.outbox.relay.close", "PT8S"),
                    Map.entry("threeways.shop.outbox.relay.retention", "PT9S"),
                    Map.entry("threeways.shop.outbox.relay.inbox-retention", "PT10S"),
                    Map.entry("threeways.shop.outbox.relay.cleaning", "PT11S"),
                    Map.entry("threeways.shop.outbox.relay.cleaning-batch", "12"),
                    Map.entry("threeways.shop.outbox.deliveries.attempts", "13"),
                    Map.entry("threeways.shop.outbox.deliveries.first-pause", "PT14S"),
                    Map.entry("threeways.shop.outbox.deliveries.last-pause", "PT15S"),
                    Map.entry("threeways.shop.outbox.deliveries.first-probe", "PT16S"),
                    Map.entry("threeways.shop.outbox.deliveries.last-probe", "PT17S")))
            .build()
            .getConfigMapping(OutboxSettings.class);

    RelaySettings relay = shop.relay();
    assertThat(relay.poll()).isEqualTo(Duration.ofSeconds(1));
    assertThat(relay.election()).isEqualTo(Duration.ofSeconds(2));
    assertThat(relay.batch()).isEqualTo(3);
    assertThat(relay.leadershipCheck()).isEqualTo(Duration.ofSeconds(4));
    assertThat(relay.firstRetry()).isEqualTo(Duration.ofSeconds(5));
    assertThat(relay.lastRetry()).isEqualTo(Duration.ofSeconds(6));
    assertThat(relay.metadata()).isEqualTo(Duration.ofSeconds(7));
    assertThat(relay.close()).isEqualTo(Duration.ofSeconds(8));
    assertThat(relay.retention()).isEqualTo(Duration.ofSeconds(9));
    assertThat(relay.inboxRetention()).isEqualTo(Duration.ofSeconds(10));
    assertThat(relay.cleaning()).isEqualTo(Duration.ofSeconds(11));
    assertThat(relay.cleaningBatch()).isEqualTo(12);
    DeliverySettings deliveries = shop.deliveries();
    assertThat(deliveries.attempts()).isEqualTo(13);
    assertThat(deliveries.firstPause()).isEqualTo(Duration.ofSeconds(14));
    assertThat(deliveries.lastPause()).isEqualTo(Duration.ofSeconds(15));
    assertThat(deliveries.firstProbe()).isEqualTo(Duration.ofSeconds(16));
    assertThat(deliveries.lastProbe()).isEqualTo(Duration.ofSeconds(17));
  }
}
