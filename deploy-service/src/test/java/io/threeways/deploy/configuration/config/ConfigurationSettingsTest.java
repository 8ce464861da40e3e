package io.threeways.deploy.configuration.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.deploy.configuration.Tool;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationSettingsTest {
  @Test
  void defaults() {
    ConfigurationSettings settings = from(Map.of());

    assertThat(settings.tools()).containsExactlyInAnyOrder(Tool.values());
    assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(6));
    assertThat(settings.look()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.drift()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.attempts()).isEqualTo(3);
    assertThat(settings.proposals()).isEqualTo(20);
    assertThat(settings.mostListed()).isEqualTo(200);
  }

  @Test
  void everyKeyIsRead() {
    ConfigurationSettings settings =
        from(
            Map.of(
                "threeways.deploy.configuration.tools", "puppet",
                "threeways.deploy.configuration.lease", "PT9S",
                "threeways.deploy.configuration.look", "PT1S",
                "threeways.deploy.configuration.drift", "PT1H",
                "threeways.deploy.configuration.attempts", "1",
                "threeways.deploy.configuration.proposals", "2",
                "threeways.deploy.configuration.most-listed", "7"));

    assertThat(settings.tools()).containsExactly(Tool.PUPPET);
    assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(9));
    assertThat(settings.look()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.drift()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.attempts()).isEqualTo(1);
    assertThat(settings.proposals()).isEqualTo(2);
    assertThat(settings.mostListed()).isEqualTo(7);
  }

  private static ConfigurationSettings from(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(ConfigurationSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(ConfigurationSettings.class);
  }
}
