package io.threeways.deploy.ondemand.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.deploy.ondemand.Bounds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnDemandSettingsTest {
  @Test
  void defaults() {
    assertThat(bounds(Map.of()))
        .isEqualTo(
            new Bounds(
                1, Duration.ofMinutes(30), Duration.ofHours(8), 3, 6, true, Duration.ofDays(1)));
    assertThat(settings(Map.of()).look()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings(Map.of()).mostListed()).isEqualTo(200);
  }

  @Test
  void everyKeyIsMapped() {
    Map<String, String> all =
        Map.of(
            "threeways.deploy.on-demand.servers", "2",
            "threeways.deploy.on-demand.time", "PT1M",
            "threeways.deploy.on-demand.longest", "PT2M",
            "threeways.deploy.on-demand.per-repository", "4",
            "threeways.deploy.on-demand.in-all", "5",
            "threeways.deploy.on-demand.look", "PT3S",
            "threeways.deploy.on-demand.remembered", "PT4H",
            "threeways.deploy.on-demand.most-listed", "6",
            "threeways.deploy.on-demand.fault.keep-environments", "true");

    assertThat(bounds(all))
        .isEqualTo(
            new Bounds(
                2, Duration.ofMinutes(1), Duration.ofMinutes(2), 4, 5, false, Duration.ofHours(4)));
    assertThat(settings(all).look()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings(all).mostListed()).isEqualTo(6);
  }

  private static Bounds bounds(Map<String, String> values) {
    return new OnDemandBeans().bounds(settings(values), mapped(FaultSettings.class, values));
  }

  private static OnDemandSettings settings(Map<String, String> values) {
    return mapped(OnDemandSettings.class, values);
  }

  private static <T> T mapped(Class<T> type, Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(OnDemandSettings.class)
        .withMapping(FaultSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(type);
  }
}
