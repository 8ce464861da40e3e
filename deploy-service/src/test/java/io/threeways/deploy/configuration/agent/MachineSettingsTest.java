package io.threeways.deploy.configuration.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineSettingsTest {
  private static final String PREFIX = "threeways.deploy.configuration.agent.";

  @Test
  void defaults() {
    MachineSettings settings = from(Map.of());

    assertThat(settings.url()).isEqualTo(URI.create("http://127.0.0.1:8090"));
    assertThat(settings.connect()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.answer()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.watch()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.transfer()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.fileHosts()).containsExactlyInAnyOrder("127.0.0.1", "localhost");
    assertThat(settings.time()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.memoryMebibytes()).isEqualTo(1024);
    assertThat(settings.processes()).isEqualTo(256);
    assertThat(settings.outputMebibytes()).isEqualTo(8);
  }

  @Test
  void theAgentOfTheServersIsTheMachinesToo() {
    MachineSettings settings =
        from(
            Map.of(
                "threeways.deploy.agent.url", "http://127.0.0.1:9",
                "threeways.deploy.agent.artifact-hosts", "build"));

    assertThat(settings.url()).isEqualTo(URI.create("http://127.0.0.1:9"));
    assertThat(settings.fileHosts()).containsExactly("build");
  }

  @Test
  void everyKeyIsRead() {
    MachineSettings settings =
        from(
            Map.of(
                PREFIX + "url", "http://127.0.0.1:9",
                PREFIX + "connect", "PT1S",
                PREFIX + "answer", "PT3S",
                PREFIX + "watch", "PT4S",
                PREFIX + "transfer", "PT5S",
                PREFIX + "file-hosts", "build",
                PREFIX + "time", "PT6M",
                PREFIX + "memory-mebibytes", "7",
                PREFIX + "processes", "8",
                PREFIX + "output-mebibytes", "9"));

    assertThat(settings.url()).isEqualTo(URI.create("http://127.0.0.1:9"));
    assertThat(settings.connect()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.answer()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.watch()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.transfer()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.fileHosts()).containsExactly("build");
    assertThat(settings.time()).isEqualTo(Duration.ofMinutes(6));
    assertThat(settings.memoryMebibytes()).isEqualTo(7);
    assertThat(settings.processes()).isEqualTo(8);
    assertThat(settings.outputMebibytes()).isEqualTo(9);
  }

  private static MachineSettings from(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(MachineSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(MachineSettings.class);
  }
}
