package io.threeways.deploy.rollout.kube;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The configuration's defaults, with environments in a cluster. */
public final class ConfiguredCluster {
  private ConfiguredCluster() {}

  /** No environment is there. */
  public static Cluster none() {
    return new Cluster(from(Map.of()));
  }

  /** Those whose names begin with {@code test-}, in the lab. */
  public static Cluster lab() {
    return new Cluster(
        with(
            Map.of(
                "threeways.deploy.kubernetes.environments", "test-*",
                // The lab's machine has other work.
                "threeways.deploy.kubernetes.answer", "PT20S",
                "threeways.deploy.kubernetes.connect", "PT20S")));
  }

  static KubernetesSettings with(Map<String, String> values) {
    Map<String, String> all =
        new HashMap<>(Map.of("threeways.deploy.kubernetes.gateway", "gateway/lab"));
    all.putAll(values);
    return from(all);
  }

  static KubernetesSettings from(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(KubernetesSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(KubernetesSettings.class);
  }
}
