package io.threeways.telemetry.verdict.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.telemetry.verdict.LookSchedule;
import io.threeways.telemetry.verdict.Measure;
import io.threeways.telemetry.verdict.Parameters;
import io.threeways.telemetry.verdict.Role;
import io.threeways.telemetry.verdict.Rules;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictSettingsTest {
  @Test
  void whatIsNotConfiguredIsAsTheDesignSays() {
    assertThat(rules(Map.of())).isEqualTo(Rules.defaults());
  }

  @Test
  void everyRuleCanBeConfigured() {
    Rules rules =
        rules(
            Map.ofEntries(
                Map.entry("rollback-alpha", "0.02"),
                Map.entry("promote-alpha", "0.1"),
                Map.entry("tolerance", "1.5"),
                Map.entry("absolute-bad-rate", "0.001"),
                Map.entry("minimum-looks", "7"),
                Map.entry("quantiles", "0.9,0.999"),
                Map.entry("latency-floor", "PT0.02S"),
                Map.entry("latency-warm-up", "PT5S"),
                Map.entry("role.errors", "guard"),
                Map.entry("role.latency", "critical"),
                Map.entry("looks.often", "PT2S"),
                Map.entry("looks.often-for", "PT1M"),
                Map.entry("looks.seldom", "PT30S"),
                Map.entry("looks.most", "100"),
                Map.entry("looks.most-strata", "1000"),
                Map.entry("contained.excess", "0.01"),
                Map.entry("contained.units", "3")));

    assertThat(rules)
        .isEqualTo(
            new Rules(
                new Parameters(0.02, 0.1, 1.5, 0.001, 7, 0.01, 3),
                new LookSchedule(
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(30),
                    100,
                    1000),
                Map.of(Measure.ERRORS, Role.GUARD, Measure.LATENCY, Role.CRITICAL),
                List.of(0.9, 0.999),
                Duration.ofMillis(20),
                Duration.ofSeconds(5)));
  }

  @Test
  void anAnswerIsBounded() {
    assertThat(settings(Map.of()).mostListed()).isEqualTo(50);
    assertThat(settings(Map.of("most-listed", "3")).mostListed()).isEqualTo(3);
  }

  private static Rules rules(Map<String, String> values) {
    return new VerdictBeans().rules(settings(values));
  }

  private static VerdictSettings settings(Map<String, String> values) {
    Map<String, String> all = new HashMap<>();
    all.put("threeways.telemetry.verdict.deadline-check", "PT1S");
    values.forEach((name, value) -> all.put("threeways.telemetry.verdict." + name, value));
    return new SmallRyeConfigBuilder()
        .withMapping(VerdictSettings.class)
        .withSources(new PropertiesConfigSource(all, "test", 100))
        .build()
        .getConfigMapping(VerdictSettings.class);
  }
}
