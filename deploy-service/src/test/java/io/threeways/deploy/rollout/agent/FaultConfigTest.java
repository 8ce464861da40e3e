package io.threeways.deploy.rollout.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultConfigTest {
  private static final AgentConfig AGENT = AgentSettings.from(Map.of());

  @Test
  void healthIsCheckedUnlessSomebodySwitchesThatOff() {
    assertThat(new AgentBeans().probes(AGENT, fault(Map.of()), Instant::now))
        .isInstanceOf(HttpProbes.class);
  }

  @Test
  void healthChecksCanBeSwitchedOff() {
    FaultConfig off = fault(Map.of("threeways.deploy.fault.skip-health-checks", "true"));

    assertThat(new AgentBeans().probes(AGENT, off, Instant::now)).isInstanceOf(SkippedProbes.class);
  }

  private static FaultConfig fault(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(FaultConfig.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(FaultConfig.class);
  }
}
