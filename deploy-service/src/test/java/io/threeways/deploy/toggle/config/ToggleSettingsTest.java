package io.threeways.deploy.toggle.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.deploy.jsonlogic.Generation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToggleSettingsTest {
  @Test
  void defaults() {
    ToggleSettings settings = settings(Map.of());

    assertThat(settings.folder()).isEqualTo(Path.of("data/toggles"));
    assertThat(settings.poll()).isEqualTo(Duration.ofMillis(250));
    assertThat(ToggleBeans.generation(settings.generation())).isEqualTo(Generation.TWO);
    assertThat(settings.ruleDepth()).isEqualTo(50);
    assertThat(settings.ruleValues()).isEqualTo(5_000);
    assertThat(settings.ruleSteps()).isEqualTo(50_000);
    assertThat(settings.answerSteps()).isEqualTo(200_000);
    assertThat(settings.fileBytes()).isEqualTo(1_048_576);
    assertThat(settings.most()).isEqualTo(2_000);
    assertThat(settings.contextBytes()).isEqualTo(65_536);
    assertThat(settings.mostListed()).isEqualTo(500);
    assertThat(settings.fault().freeze()).isFalse();
  }

  @Test
  void everyKeyIsMapped() {
    ToggleSettings settings =
        settings(
            Map.of(
                "threeways.deploy.toggle.folder", "/var/toggles",
                "threeways.deploy.toggle.poll", "PT1S",
                "threeways.deploy.toggle.generation", "3",
                "threeways.deploy.toggle.rule-depth", "1",
                "threeways.deploy.toggle.rule-values", "2",
                "threeways.deploy.toggle.rule-steps", "3",
                "threeways.deploy.toggle.file-bytes", "4",
                "threeways.deploy.toggle.most", "5",
                "threeways.deploy.toggle.context-bytes", "6",
                "threeways.deploy.toggle.most-listed", "7"));

    assertThat(settings.folder()).isEqualTo(Path.of("/var/toggles"));
    assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(1));
    assertThat(ToggleBeans.generation(settings.generation())).isEqualTo(Generation.THREE);
    assertThat(settings.ruleDepth()).isEqualTo(1);
    assertThat(settings.ruleValues()).isEqualTo(2);
    assertThat(settings.ruleSteps()).isEqualTo(3);
    assertThat(settings.fileBytes()).isEqualTo(4);
    assertThat(settings.most()).isEqualTo(5);
    assertThat(settings.contextBytes()).isEqualTo(6);
    assertThat(settings.mostListed()).isEqualTo(7);
    assertThat(settings(Map.of("threeways.deploy.toggle.answer-steps", "8")).answerSteps())
        .isEqualTo(8);
  }

  @Test
  void aGenerationThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> ToggleBeans.generation(4))
        .hasMessageContaining("threeways.deploy.toggle.generation is 1 to 3, not 4");
  }

  private static ToggleSettings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(ToggleSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(ToggleSettings.class);
  }
}
