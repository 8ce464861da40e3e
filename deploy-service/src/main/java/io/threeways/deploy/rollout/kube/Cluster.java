package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Servers.AgentUnavailable;
import io.threeways.deploy.rollout.Servers.NotStartable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which environments are in the cluster, and how its API server is asked. No client is made before
 * the first of them needs it.
 */
@Singleton
public class Cluster implements AutoCloseable {
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;

  private final KubernetesSettings settings;
  private final Set<String> environments;
  private @Nullable KubernetesClient client;

  /**
   * @throws IllegalArgumentException when environments are named and no gateway is
   */
  @Inject
  public Cluster(KubernetesSettings settings) {
    this.settings = settings;
    this.environments = settings.environments().orElse(Set.of());
    if (!environments.isEmpty() && !settings.gateway().orElse("").matches("[^/]+/[^/]+")) {
      throw new IllegalArgumentException(
          "environments on Kubernetes need threeways.deploy.kubernetes.gateway as"
              + " <namespace>/<name>, not '"
              + settings.gateway().orElse("")
              + "'");
    }
  }

  /** Whether any environment is there. */
  public boolean isUsed() {
    return !environments.isEmpty();
  }

  boolean runs(Place place) {
    return environments.stream().anyMatch(named -> matches(named, place.environment()));
  }

  private static boolean matches(String named, String environment) {
    return named.endsWith("*")
        ? environment.startsWith(named.substring(0, named.length() - 1))
        : environment.equals(named);
  }

  String namespace(Place place) {
    return settings.namespacePrefix() + place.environment();
  }

  KubernetesSettings settings() {
    return settings;
  }

  /**
   * Asks the API server. A refusal of what was sent can never be otherwise; whatever else goes
   * wrong, permissions included, is nobody's attempt.
   *
   * @throws AgentUnavailable when there is no answer, or not the one of a cluster that is set up
   * @throws NotStartable when what was sent is no object of Kubernetes
   */
  <T> T ask(String what, Supplier<T> question) {
    try {
      return question.get();
    } catch (KubernetesClientException e) {
      String message = "cannot " + what + " on Kubernetes: " + e.getMessage();
      throw switch (e.getCode()) {
        case BAD_REQUEST, TOO_LARGE, UNPROCESSABLE -> new NotStartable(message);
        default -> new AgentUnavailable(message, e);
      };
    }
  }

  synchronized KubernetesClient client() {
    KubernetesClient known = client;
    if (known == null) {
      known =
          new KubernetesClientBuilder()
              .withConfig(config())
              .withHttpClientFactory(new JdkHttpClientFactory())
              .build();
      client = known;
    }
    return known;
  }

  /** Nothing is tried again behind our back: the reconciler does that, and shows what hinders. */
  private Config config() {
    return new ConfigBuilder(found())
        .withConnectionTimeout((int) settings.connect().toMillis())
        .withRequestTimeout((int) settings.answer().toMillis())
        .withRequestRetryBackoffLimit(0)
        .build();
  }

  private Config found() {
    String context = settings.context().orElse(null);
    return settings
        .kubeconfig()
        .map(file -> Config.fromKubeconfig(context, file.toFile()))
        .orElseGet(() -> Config.autoConfigure(context));
  }

  @Override
  @PreDestroy
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
