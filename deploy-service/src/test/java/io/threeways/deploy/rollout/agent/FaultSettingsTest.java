package io.threeways.deploy.rollout.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.deploy.rollout.config.FaultSettings;
import io.threeways.deploy.rollout.kube.ConfiguredCluster;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultSettingsTest {
  private static final AgentSettings AGENT = ConfiguredAgent.from(Map.of());

  @Test
  void healthIsCheckedUnlessSomebodySwitchesThatOff() {
    assertThat(
            new AgentBeans().probes(AGENT, fault(Map.of()), Instant::now, ConfiguredCluster.none()))
        .isInstanceOf(HttpProbes.class);
  }

  @Test
  void healthChecksCanBeSwitchedOff() {
    FaultSettings off = fault(Map.of("threeways.deploy.fault.skip-health-checks", "true"));

    assertThat(new AgentBeans().probes(AGENT, off, Instant::now, ConfiguredCluster.none()))
        .isInstanceOf(SkippedProbes.class);
  }

  @Test
  void serversAreReplacedOneByOneUnlessSomebodySwitchesThatOff() {
    assertThat(fault(Map.of()).ignoreRolling()).isFalse();
    assertThat(fault(Map.of("threeways.deploy.fault.ignore-rolling", "true")).ignoreRolling())
        .isTrue();
  }

  private static FaultSettings fault(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(FaultSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(FaultSettings.class);
  }
}
