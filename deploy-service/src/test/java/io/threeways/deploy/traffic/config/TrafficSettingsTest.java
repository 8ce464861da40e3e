package io.threeways.deploy.traffic.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.deploy.traffic.Validity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficSettingsTest {
  @Test
  void defaults() {
    assertThat(validity(Map.of()))
        .isEqualTo(new Validity(Duration.ofSeconds(15), Duration.ofSeconds(5)));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            validity(
                Map.of(
                    "threeways.deploy.traffic.validity", "PT9S",
                    "threeways.deploy.traffic.renewal", "PT3S")))
        .isEqualTo(new Validity(Duration.ofSeconds(9), Duration.ofSeconds(3)));
  }

  @Test
  void oneLostRenewalMayNotEndATrial() {
    assertThatThrownBy(() -> validity(Map.of("threeways.deploy.traffic.renewal", "PT8S")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least twice");
  }

  private static Validity validity(Map<String, String> values) {
    TrafficSettings settings =
        new SmallRyeConfigBuilder()
            .withMapping(TrafficSettings.class)
            .withDefaultValues(values)
            .build()
            .getConfigMapping(TrafficSettings.class);
    return new TrafficBeans().validity(settings);
  }
}
