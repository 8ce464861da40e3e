package io.threeways.telemetry.metric.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.telemetry.metric.IntakeLimits;
import io.threeways.telemetry.metric.QueryLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricSettingsTest {
  private final MetricBeans beans = new MetricBeans();

  @Test
  void theDefaults() {
    MetricSettings settings = settings(Map.of());

    assertThat(beans.intake(settings))
        .isEqualTo(
            new IntakeLimits(
                4_194_304, 50_000, 128, 1_024, 50_000, Duration.ofDays(1), Duration.ofMinutes(5)));
    assertThat(beans.retention(settings).age()).isEqualTo(Duration.ofDays(7));
    assertThat(beans.query(settings)).isEqualTo(new QueryLimits(2_000, 500_000));
  }

  @Test
  void everythingCanBeConfigured() {
    MetricSettings settings =
        settings(
            Map.of(
                "retention", "P1D",
                "intake.max-bytes", "1",
                "intake.max-points", "2",
                "intake.max-attributes", "3",
                "intake.max-text", "4",
                "intake.max-series", "5",
                "intake.past", "PT6S",
                "intake.future", "PT7S",
                "query.max-slots", "8",
                "query.max-points", "9"));

    assertThat(beans.intake(settings))
        .isEqualTo(new IntakeLimits(1, 2, 3, 4, 5, Duration.ofSeconds(6), Duration.ofSeconds(7)));
    assertThat(beans.retention(settings).age()).isEqualTo(Duration.ofDays(1));
    assertThat(beans.query(settings)).isEqualTo(new QueryLimits(8, 9));
  }

  private static MetricSettings settings(Map<String, String> values) {
    Map<String, String> all = new HashMap<>();
    all.put("threeways.telemetry.metric.cleaning", "PT1M");
    values.forEach((name, value) -> all.put("threeways.telemetry.metric." + name, value));
    return new SmallRyeConfigBuilder()
        .withMapping(MetricSettings.class)
        .withSources(new PropertiesConfigSource(all, "test", 100))
        .build()
        .getConfigMapping(MetricSettings.class);
  }
}
