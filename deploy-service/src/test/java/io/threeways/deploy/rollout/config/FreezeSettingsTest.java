package io.threeways.deploy.rollout.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.deploy.rollout.FreezeGate;
import io.threeways.deploy.rollout.FreezeWindow;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreezeSettingsTest {
  @Test
  void nothingIsFrozenUnlessSomebodySaysSo() {
    assertThat(freeze(Map.of()).calendars()).isEmpty();
  }

  @Test
  void everyKeyIsMapped() {
    FreezeGate gate =
        freeze(
            Map.of(
                "threeways.deploy.freeze.production.zone", "Europe/Berlin",
                "threeways.deploy.freeze.production.windows", "FRIDAY 16:00 - MONDAY 08:00",
                "threeways.deploy.freeze.staging.windows", "MONDAY 00:00 - MONDAY 06:00"));

    assertThat(gate.calendars())
        .isEqualTo(
            Map.of(
                "production",
                new FreezeGate.Calendar(
                    ZoneId.of("Europe/Berlin"),
                    List.of(FreezeWindow.parse("FRIDAY 16:00 - MONDAY 08:00"))),
                "staging",
                new FreezeGate.Calendar(
                    ZoneId.of("UTC"), List.of(FreezeWindow.parse("MONDAY 00:00 - MONDAY 06:00")))));
  }

  @Test
  void aWindowThatCannotBeReadKeepsTheServiceFromStarting() {
    assertThatThrownBy(() -> freeze(Map.of("threeways.deploy.freeze.production.windows", "never")))
        .hasMessageContaining("a freeze window is such as");
  }

  private static FreezeGate freeze(Map<String, String> values) {
    return new RolloutBeans()
        .freeze(
            new SmallRyeConfigBuilder()
                .withMapping(FreezeSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(FreezeSettings.class));
  }
}
