package io.threeways.deploy.rollout.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubernetesSettingsTest {
  private static final String PREFIX = "threeways.deploy.kubernetes.";

  @Test
  void defaults() {
    KubernetesSettings settings = ConfiguredCluster.from(Map.of());

    assertThat(settings.environments()).isEmpty();
    assertThat(settings.kubeconfig()).isEmpty();
    assertThat(settings.context()).isEmpty();
    assertThat(settings.namespacePrefix()).isEqualTo("threeways-");
    assertThat(settings.gateway()).isEmpty();
    assertThat(settings.domain()).isEqualTo("localhost");
    assertThat(settings.image()).isEqualTo("eclipse-temurin:25-jre");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.user()).isEqualTo(10_001);
    assertThat(settings.connect()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.answer()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.watch()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.filesMebibytes()).isEqualTo(8);
    assertThat(settings.scratchMebibytes()).isEqualTo(512);
    assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.mostEvents()).isEqualTo(200);
  }

  @Test
  void everyKeyIsMapped() {
    Map<String, String> values = new HashMap<>();
    values.put(PREFIX + "environments", "production,shop-b*");
    values.put(PREFIX + "kubeconfig", "/etc/kubeconfig");
    values.put(PREFIX + "context", "east");
    values.put(PREFIX + "namespace-prefix", "tw-");
    values.put(PREFIX + "gateway", "ingress/public");
    values.put(PREFIX + "domain", "example.org");
    values.put(PREFIX + "image", "registry.example.org/jre:25");
    values.put(PREFIX + "port", "1");
    values.put(PREFIX + "user", "2");
    values.put(PREFIX + "connect", "PT3S");
    values.put(PREFIX + "answer", "PT4S");
    values.put(PREFIX + "watch", "PT5S");
    values.put(PREFIX + "files-mebibytes", "6");
    values.put(PREFIX + "scratch-mebibytes", "7");
    values.put(PREFIX + "drain", "PT8S");
    values.put(PREFIX + "most-events", "9");

    KubernetesSettings settings = ConfiguredCluster.from(values);

    assertThat(settings.environments().orElseThrow())
        .containsExactlyInAnyOrder("production", "shop-b*");
    assertThat(settings.kubeconfig()).contains(Path.of("/etc/kubeconfig"));
    assertThat(settings.context()).contains("east");
    assertThat(settings.namespacePrefix()).isEqualTo("tw-");
    assertThat(settings.gateway()).contains("ingress/public");
    assertThat(settings.domain()).isEqualTo("example.org");
    assertThat(settings.image()).isEqualTo("registry.example.org/jre:25");
    assertThat(settings.port()).isEqualTo(1);
    assertThat(settings.user()).isEqualTo(2);
    assertThat(settings.connect()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.answer()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.watch()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.filesMebibytes()).isEqualTo(6);
    assertThat(settings.scratchMebibytes()).isEqualTo(7);
    assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(8));
    assertThat(settings.mostEvents()).isEqualTo(9);
  }
}
