package io.threeways.deploy.rollout.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.deploy.rollout.Limits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolloutSettingsTest {
  @Test
  void defaults() {
    assertThat(limits(Map.of()))
        .isEqualTo(
            new Limits(
                Duration.ofSeconds(6),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofMillis(250),
                Duration.ofSeconds(20),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                20));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            limits(
                Map.of(
                    "threeways.deploy.rollout.lease", "PT1S",
                    "threeways.deploy.rollout.start", "PT2S",
                    "threeways.deploy.rollout.health", "PT3S",
                    "threeways.deploy.rollout.health-interval", "PT4S",
                    "threeways.deploy.rollout.warm-up", "PT5S",
                    "threeways.deploy.rollout.drain", "PT6S",
                    "threeways.deploy.rollout.replacement", "PT7S",
                    "threeways.deploy.rollout.verdict-grace", "PT8S",
                    "threeways.deploy.rollout.probe", "PT9S",
                    "threeways.deploy.rollout.output-lines", "10")))
        .isEqualTo(
            new Limits(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                Duration.ofSeconds(8),
                Duration.ofSeconds(9),
                10));
  }

  @Test
  void anAnswerIsBounded() {
    assertThat(settings(Map.of()).mostListed()).isEqualTo(500);
    assertThat(settings(Map.of("threeways.deploy.rollout.most-listed", "3")).mostListed())
        .isEqualTo(3);
  }

  private static Limits limits(Map<String, String> values) {
    return new RolloutBeans().limits(settings(values));
  }

  private static RolloutSettings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(RolloutSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(RolloutSettings.class);
  }
}
