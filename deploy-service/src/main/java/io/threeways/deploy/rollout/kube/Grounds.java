package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.threeways.deploy.environment.Place;
import java.util.List;
import java.util.Map;

/** An environment's namespace, with what holds for everything in it. */
final class Grounds {
  static final String POLICY = "servers";
  private static final Map<String, String> OURS = Map.of(Fleet.MANAGED_BY, Fleet.MANAGER);

  private Grounds() {}

  /** One that somebody else made is taken as it is, and stays when we leave. */
  static void open(KubernetesClient client, Place place, String name, int port) {
    if (client.namespaces().withName(name).get() == null) {
      apply(client, namespace(place, name));
    }
    apply(client, policy(name, port));
  }

  /** Begins to remove what is there for one application, or for all of them with the last. */
  static void leave(KubernetesClient client, Place place, String name) {
    Namespace namespace = client.namespaces().withName(name).get();
    if (namespace == null || namespace.getMetadata().getDeletionTimestamp() != null) {
      return;
    }
    boolean last =
        client.apps().deployments().inNamespace(name).withLabels(OURS).list().getItems().stream()
            .allMatch(
                other ->
                    place
                        .application()
                        .equals(other.getMetadata().getLabels().get(Fleet.APPLICATION)));
    if (last && isOurs(namespace)) {
      client.resource(namespace).delete();
    } else if (last) {
      client.network().v1().networkPolicies().inNamespace(name).withName(POLICY).delete();
    }
  }

  private static boolean isOurs(Namespace namespace) {
    Map<String, String> labels = namespace.getMetadata().getLabels();
    return labels != null && Fleet.MANAGER.equals(labels.get(Fleet.MANAGED_BY));
  }

  static Namespace namespace(Place place, String name) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels(OURS)
        .addToLabels("app.kubernetes.io/part-of", place.environment())
        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
        .endMetadata()
        .build();
  }

  /** Servers are reached at their port, whoever asks, and at nothing else. */
  static NetworkPolicy policy(String namespace, int port) {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(POLICY)
        .withLabels(OURS)
        .endMetadata()
        .withNewSpec()
        .withPodSelector(new LabelSelectorBuilder().withMatchLabels(OURS).build())
        .withPolicyTypes(List.of("Ingress"))
        .addNewIngress()
        .addNewPort()
        .withProtocol("TCP")
        .withNewPort(port)
        .endPort()
        .endIngress()
        .endSpec()
        .build();
  }

  private static void apply(KubernetesClient client, HasMetadata wanted) {
    client.resource(wanted).fieldManager(Fleet.MANAGER).forceConflicts().serverSideApply();
  }
}
