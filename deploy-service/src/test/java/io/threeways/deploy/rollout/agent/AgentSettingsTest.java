package io.threeways.deploy.rollout.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {
  @Test
  void defaults() {
    AgentSettings settings = ConfiguredAgent.from(Map.of());

    assertThat(settings.url()).isEqualTo(URI.create("http://127.0.0.1:8090"));
    assertThat(settings.connect()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.answer()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.watch()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.transfer()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.artifactHosts()).containsExactlyInAnyOrder("127.0.0.1", "localhost");
    assertThat(settings.probe()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.processes()).isEqualTo(512);
    assertThat(settings.outputMebibytes()).isEqualTo(16);
    assertThat(settings.unsafe()).isFalse();
  }

  @Test
  void artifactsMayComeFromElsewhereWhenThatIsSaid() {
    AgentSettings settings =
        ConfiguredAgent.from(Map.of("threeways.deploy.agent.artifact-hosts", "build.example"));

    assertThat(settings.artifactHosts()).containsExactly("build.example");
  }

  @Test
  void everyKeyIsMapped() {
    AgentSettings settings =
        ConfiguredAgent.from(
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

    assertThat(settings.url()).isEqualTo(URI.create("http://10.0.0.1:1"));
    assertThat(settings.connect()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.answer()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.watch()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.transfer()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.probe()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.port()).isEqualTo(6);
    assertThat(settings.processes()).isEqualTo(7);
    assertThat(settings.outputMebibytes()).isEqualTo(8);
    assertThat(settings.unsafe()).isTrue();
  }
}
