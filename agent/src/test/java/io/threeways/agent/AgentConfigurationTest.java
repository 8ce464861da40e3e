package io.threeways.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentConfigurationTest {
  @Test
  void defaultsAreSafe() {
    AgentConfiguration configuration = configuration(Map.of("user.home", "/home/ann"));

    assertThat(configuration.folder()).isEqualTo(Path.of("/home/ann/.threeways/agent"));
    assertThat(configuration.toolbox()).isEmpty();
    assertThat(configuration.unsafe()).isFalse();
    assertThat(configuration.sandbox()).isEqualTo("auto");
    assertThat(configuration.grace()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.supervision()).isEqualTo(Duration.ofMillis(250));
    assertThat(configuration.follow()).isEqualTo(Duration.ofMillis(20));
    assertThat(configuration.patience()).isEqualTo(Duration.ofSeconds(30));
    assertThat(configuration.kept()).isEqualTo(Duration.ofDays(7));
    assertThat(configuration.workspace().mebibytes()).isEqualTo(2048);
    assertThat(configuration.workspace().entries()).isEqualTo(200_000);
    assertThat(configuration.ceiling().memoryMebibytes()).isEqualTo(16_384);
    assertThat(configuration.ceiling().processes()).isEqualTo(4096);
    assertThat(configuration.ceiling().time()).isEqualTo(Duration.ofHours(6));
    assertThat(configuration.ceiling().outputMebibytes()).isEqualTo(256);
  }

  @Test
  void everythingCanBeSet() {
    AgentConfiguration configuration =
        configuration(
            Map.ofEntries(
                Map.entry("threeways.agent.folder", "/f"),
                Map.entry("threeways.agent.toolbox", "/t"),
                Map.entry("threeways.agent.unsafe", "true"),
                Map.entry("threeways.agent.sandbox", "none"),
                Map.entry("threeways.agent.grace", "PT1S"),
                Map.entry("threeways.agent.supervision", "PT2S"),
                Map.entry("threeways.agent.follow", "PT3S"),
                Map.entry("threeways.agent.patience", "PT4S"),
                Map.entry("threeways.agent.kept", "PT5S"),
                Map.entry("threeways.agent.workspace.mebibytes", "1"),
                Map.entry("threeways.agent.workspace.entries", "2"),
                Map.entry("threeways.agent.ceiling.memory-mebibytes", "3"),
                Map.entry("threeways.agent.ceiling.processes", "4"),
                Map.entry("threeways.agent.ceiling.time", "PT6S"),
                Map.entry("threeways.agent.ceiling.output-mebibytes", "5")));

    assertThat(configuration.folder()).isEqualTo(Path.of("/f"));
    assertThat(configuration.toolbox()).contains(Path.of("/t"));
    assertThat(configuration.unsafe()).isTrue();
    assertThat(configuration.sandbox()).isEqualTo("none");
    assertThat(configuration.grace()).isEqualTo(Duration.ofSeconds(1));
    assertThat(configuration.supervision()).isEqualTo(Duration.ofSeconds(2));
    assertThat(configuration.follow()).isEqualTo(Duration.ofSeconds(3));
    assertThat(configuration.patience()).isEqualTo(Duration.ofSeconds(4));
    assertThat(configuration.kept()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.workspace().mebibytes()).isEqualTo(1);
    assertThat(configuration.workspace().entries()).isEqualTo(2);
    assertThat(configuration.ceiling().memoryMebibytes()).isEqualTo(3);
    assertThat(configuration.ceiling().processes()).isEqualTo(4);
    assertThat(configuration.ceiling().time()).isEqualTo(Duration.ofSeconds(6));
    assertThat(configuration.ceiling().outputMebibytes()).isEqualTo(5);
  }

  private static AgentConfiguration configuration(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(values, "test", 400))
        .withMapping(AgentConfiguration.class)
        .build()
        .getConfigMapping(AgentConfiguration.class);
  }
}
