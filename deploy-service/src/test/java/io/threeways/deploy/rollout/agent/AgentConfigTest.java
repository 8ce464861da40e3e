package io.threeways.deploy.rollout.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentConfigTest {
  @Test
  void defaults() {
    AgentConfig config = AgentSettings.from(Map.of());

    assertThat(config.url()).isEqualTo(URI.create("http://127.0.0.1:8090"));
    assertThat(config.connect()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.answer()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.watch()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.transfer()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.probe()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.processes()).isEqualTo(512);
    assertThat(config.outputMebibytes()).isEqualTo(16);
    assertThat(config.unsafe()).isFalse();
  }

  @Test
  void everyKeyIsMapped() {
    AgentConfig config =
        AgentSettings.from(
            Map.of(
                "threeways.deploy.agent.url", "http://10.0.0.1:1",
                "threeways.deploy.agent.connect", "PT1S",
                "threeways.deploy.agent.answer", "PT2S",
                "threeways.deploy.agent.watch", "PT3S",
                "threeways.deploy.agent.transfer", "PT4S",
                "threeways.deploy.agent.probe", "PT5S",
                "threeways.deploy.agent.port", "6",
                "threeways.deploy.agent.processes", "7",
                "threeways.deploy.agent.output-mebibytes", "8",
                "threeways.deploy.agent.unsafe", "true"));

    assertThat(config.url()).isEqualTo(URI.create("http://10.0.0.1:1"));
    assertThat(config.connect()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.answer()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.watch()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.transfer()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.probe()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.port()).isEqualTo(6);
    assertThat(config.processes()).isEqualTo(7);
    assertThat(config.outputMebibytes()).isEqualTo(8);
    assertThat(config.unsafe()).isTrue();
  }
}
