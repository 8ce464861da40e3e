package io.threeways.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.agent.owner.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {
  @Test
  void defaultsAreSafe() {
    AgentSettings settings = settings(Map.of("user.home", "/home/ann"));

    assertThat(settings.folder()).isEqualTo(Path.of("/home/ann/.threeways/agent"));
    assertThat(settings.toolbox()).isEmpty();
    assertThat(settings.unsafe()).isFalse();
    assertThat(settings.sandbox()).isEqualTo("auto");
    assertThat(settings.grace()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.supervision()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.follow()).isEqualTo(Duration.ofMillis(20));
    assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.kept()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.owners())
        .containsExactly(
            new Owner("build", "step", "build-"),
            new Owner("deploy", "server", "deploy-"),
            new Owner("deploy", "step", "deploy-configure-"),
            new Owner("monolith", "step", "build-"),
            new Owner("monolith", "step", "deploy-configure-"),
            new Owner("monolith", "server", "deploy-"),
            new Owner("cli", "step", "check-"));
    assertThat(settings.workspace().mebibytes()).isEqualTo(2048);
    assertThat(settings.workspace().entries()).isEqualTo(200_000);
    assertThat(settings.ceiling().memoryMebibytes()).isEqualTo(16_384);
    assertThat(settings.ceiling().processes()).isEqualTo(4096);
    assertThat(settings.ceiling().time()).isEqualTo(Duration.ofHours(6));
    assertThat(settings.ceiling().outputMebibytes()).isEqualTo(256);
  }

  @Test
  void everythingCanBeSet() {
    AgentSettings settings =
        settings(
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
                Map.entry("threeways.agent.owners", "a:step:a-"),
                Map.entry("threeways.agent.workspace.mebibytes", "1"),
                Map.entry("threeways.agent.workspace.entries", "2"),
                Map.entry("threeways.agent.ceiling.memory-mebibytes", "3"),
                Map.entry("threeways.agent.ceiling.processes", "4"),
                Map.entry("threeways.agent.ceiling.time", "PT6S"),
                Map.entry("threeways.agent.ceiling.output-mebibytes", "5")));

    assertThat(settings.folder()).isEqualTo(Path.of("/f"));
    assertThat(settings.toolbox()).contains(Path.of("/t"));
    assertThat(settings.unsafe()).isTrue();
    assertThat(settings.sandbox()).isEqualTo("none");
    assertThat(settings.grace()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.supervision()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.follow()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.kept()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.owners()).containsExactly(new Owner("a", "step", "a-"));
    assertThat(settings.workspace().mebibytes()).isEqualTo(1);
    assertThat(settings.workspace().entries()).isEqualTo(2);
    assertThat(settings.ceiling().memoryMebibytes()).isEqualTo(3);
    assertThat(settings.ceiling().processes()).isEqualTo(4);
    assertThat(settings.ceiling().time()).isEqualTo(Duration.ofSeconds(6));
    assertThat(settings.ceiling().outputMebibytes()).isEqualTo(5);
  }

  private static AgentSettings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(values, "test", 400))
        .withMapping(AgentSettings.class)
        .build()
        .getConfigMapping(AgentSettings.class);
  }
}
