package io.threeways.deploy.rollout.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultSettingsTest {
  private static final AgentSettings AGENT = ConfiguredAgent.from(Map.of());

  @Test
  void healthIsCheckedUnlessSomebodySwitchesThatOff() {
    assertThat(new AgentBeans().probes(AGENT, fault(Map.of()), Instant::now))
        .isInstanceOf(HttpProbes.class);
  }

  @Test
  void healthChecksCanBeSwitchedOff() {
    FaultSettings off = fault(Map.of("threeways.deploy.fault.skip-health-checks", "true"));

    assertThat(new AgentBeans().probes(AGENT, off, Instant::now)).isInstanceOf(SkippedProbes.class);
  }

  private static FaultSettings fault(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(FaultSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(FaultSettings.class);
  }
}
