package io.threeways.deploy.rollout.kube;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRefBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.Route;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A route as an <a href="https://gateway-api.sigs.k8s.io/api-types/httproute/">HTTPRoute</a>: one
 * rule, whose backends are the Services of the two versions with their percentages as weights.
 */
final class HttpRoutes {
  private static final int ALL = 100;

  private HttpRoutes() {}

  /**
   * Without servers of the stable version it stays as it was: a candidate never gets everything.
   */
  static boolean hasBackends(Route route) {
    return !services(route.stable().endpoints()).isEmpty();
  }

  static HTTPRoute of(Route route, long epoch, String namespace, KubernetesSettings settings) {
    Place place = route.place();
    String[] gateway = settings.gateway().orElseThrow().split("/", 2);
    return new HTTPRouteBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(place.application())
        .addToLabels(Fleet.APPLICATION, place.application())
        .addToLabels(Fleet.MANAGED_BY, Fleet.MANAGER)
        .addToAnnotations(Roster.EPOCH, Long.toString(epoch))
        .endMetadata()
        .withNewSpec()
        .addNewParentRef()
        .withNamespace(gateway[0])
        .withName(gateway[1])
        .endParentRef()
        .withHostnames(
            "%s.%s.%s".formatted(place.application(), place.environment(), settings.domain()))
        .addNewRule()
        .withBackendRefs(backends(route, settings.port()))
        .endRule()
        .endSpec()
        .build();
  }

  private static List<HTTPBackendRef> backends(Route route, int port) {
    Route.Candidate candidate = route.candidate();
    int share = candidate == null ? 0 : candidate.weight();
    Stream<HTTPBackendRef> stable =
        services(route.stable().endpoints()).stream()
            .map(service -> backend(service, port, ALL - share));
    Stream<HTTPBackendRef> trial =
        candidate == null
            ? Stream.empty()
            : services(candidate.endpoints()).stream()
                .map(service -> backend(service, port, share));
    return Stream.concat(stable, trial).toList();
  }

  /** All servers of a version answer behind one Service; those of an agent are none. */
  private static List<String> services(List<URI> endpoints) {
    return endpoints.stream()
        .filter(PlacedProbes::isInCluster)
        .map(endpoint -> endpoint.getHost().substring(0, endpoint.getHost().indexOf('.')))
        .distinct()
        .toList();
  }

  private static HTTPBackendRef backend(String service, int port, int weight) {
    return new HTTPBackendRefBuilder().withName(service).withPort(port).withWeight(weight).build();
  }

  static long epoch(HTTPRoute route) {
    Map<String, String> annotations = route.getMetadata().getAnnotations();
    return annotations == null ? 0 : Long.parseLong(annotations.getOrDefault(Roster.EPOCH, "0"));
  }

  /** What the API server filled in does not count; what somebody changed by hand does. */
  static boolean saysTheSame(HTTPRoute one, HTTPRoute other) {
    return epoch(one) == epoch(other)
        && gateways(one).equals(gateways(other))
        && one.getSpec().getHostnames().equals(other.getSpec().getHostnames())
        && weights(one).equals(weights(other));
  }

  private static List<String> gateways(HTTPRoute route) {
    return route.getSpec().getParentRefs().stream()
        .map(gateway -> gateway.getNamespace() + "/" + gateway.getName())
        .toList();
  }

  /** By service, in their order. */
  static Map<String, Integer> weights(HTTPRoute route) {
    Map<String, Integer> all = new LinkedHashMap<>();
    route.getSpec().getRules().stream()
        .flatMap(rule -> rule.getBackendRefs().stream())
        .forEach(backend -> all.put(backend.getName(), backend.getWeight()));
    return all;
  }
}
