package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.threeways.deploy.environment.Place;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * All servers of one version in Kubernetes' words: a Deployment and a Service of the same name.
 *
 * @see <a href="https://kubernetes.io/docs/reference/labels-annotations-taints/">Labels</a>
 */
record Fleet(Place place, UUID deployment, String namespace) {
  /** Owns the fields that we set. */
  static final String MANAGER = "three-ways";

  static final String APPLICATION = "app.kubernetes.io/name";
  static final String DEPLOYMENT = "app.kubernetes.io/instance";
  static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** What a DNS label leaves of an application's name beside the rest. */
  private static final int APPLICATION_LETTERS = 40;

  private static final int ID_LETTERS = 12;

  /** The end of a UUIDv7 is what chance made of it. A Service's name begins with a letter. */
  String name() {
    String id = deployment.toString().replace("-", "");
    String application = place.application();
    String start = Character.isDigit(application.charAt(0)) ? "app-" + application : application;
    String cut = start.substring(0, Math.min(start.length(), APPLICATION_LETTERS));
    return cut + "-" + id.substring(id.length() - ID_LETTERS);
  }

  Map<String, String> selector() {
    return Map.of(APPLICATION, place.application(), DEPLOYMENT, deployment.toString());
  }

  Map<String, String> labels() {
    return Map.of(
        APPLICATION,
        place.application(),
        DEPLOYMENT,
        deployment.toString(),
        "app.kubernetes.io/part-of",
        place.environment(),
        MANAGED_BY,
        MANAGER);
  }

  ObjectMeta named(String name) {
    return new ObjectMetaBuilder()
        .withNamespace(namespace)
        .withName(name)
        .withLabels(labels())
        .build();
  }

  /** Where its Service answers inside of the cluster. */
  URI endpoint(int port) {
    return URI.create("http://%s.%s.svc:%d".formatted(name(), namespace, port));
  }
}
