package io.threeways.deploy.rollout.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Servers;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {
  @Test
  void nothingRunsThereUnlessItIsSaid() {
    Cluster cluster = ConfiguredCluster.none();

    assertThat(cluster.isUsed()).isFalse();
    assertThat(cluster.runs(new Place("shop", "production"))).isFalse();
  }

  @Test
  void environmentsAreNamedWhollyOrByTheirBeginning() {
    Cluster cluster = aCluster();

    assertThat(cluster.isUsed()).isTrue();
    assertThat(cluster.runs(new Place("shop", "production"))).isTrue();
    assertThat(cluster.runs(new Place("shop", "production-2"))).isFalse();
    assertThat(cluster.runs(new Place("shop", "shop-b42"))).isTrue();
    assertThat(cluster.namespace(new Place("shop", "shop-b42"))).isEqualTo("threeways-shop-b42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lab", "a/b/c"})
  void weightsNeedAGateway(String gateway) {
    assertThatThrownBy(
            () ->
                new Cluster(
                    ConfiguredCluster.from(
                        Map.of(
                            "threeways.deploy.kubernetes.environments",
                            "production",
                            "threeways.deploy.kubernetes.gateway",
                            gateway))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threeways.deploy.kubernetes.gateway");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void whatIsNoObjectCanNeverStart(int code) {
    assertThatThrownBy(() -> aCluster().ask("start it", refusing(code)))
        .isInstanceOf(Servers.NotStartable.class)
        .hasMessageContaining("start it");
  }

  /** A missing permission too: nobody's artifact is to blame. */
  @ParameterizedTest
  @ValueSource(ints = {0, 401, 403, 404, 409, 429, 500, 503})
  void whateverElseGoesWrongFailsNothing(int code) {
    assertThatThrownBy(() -> aCluster().ask("start it", refusing(code)))
        .isInstanceOf(Servers.AgentUnavailable.class)
        .hasMessageContaining("start it");
  }

  private static Supplier<String> refusing(int code) {
    return () -> {
      throw new KubernetesClientException("no", code, null);
    };
  }

  private static Cluster aCluster() {
    return new Cluster(
        ConfiguredCluster.with(
            Map.of("threeways.deploy.kubernetes.environments", "production,shop-b*")));
  }
}
