package io.threeways.deploy.rollout.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.Route;
import io.threeways.deploy.traffic.Sticky;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRoutesTest {
  private static final URI OLD = URI.create("http://shop-old.threeways-production.svc:8080");
  private static final URI NEW = URI.create("http://shop-new.threeways-production.svc:8080");
  private static final URI OF_AN_AGENT = URI.create("http://127.0.0.1:8080");

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 50, 100})
  void weightsAreThePercentagesOfTheRoute(int share) {
    HTTPRoute route = of(aRoute(List.of(OLD, OLD), aCandidate(share)), 1);

    assertThat(HttpRoutes.weights(route))
        .containsExactlyInAnyOrderEntriesOf(Map.of("shop-old", 100 - share, "shop-new", share));
  }

  @Test
  void withoutACandidateEverythingIsTheStableVersions() {
    assertThat(HttpRoutes.weights(of(aRoute(List.of(OLD), null), 1)))
        .containsExactlyEntriesOf(Map.of("shop-old", 100));
  }

  @Test
  void itAttachesToTheGatewayUnderThePlacesName() {
    HTTPRoute route = of(aRoute(List.of(OLD), null), 1);

    assertThat(route.getMetadata().getName()).isEqualTo("shop");
    assertThat(route.getMetadata().getNamespace()).isEqualTo("threeways-production");
    assertThat(route.getSpec().getHostnames()).containsExactly("shop.production.localhost");
    assertThat(route.getSpec().getParentRefs())
        .singleElement()
        .satisfies(
            gateway -> {
              assertThat(gateway.getNamespace()).isEqualTo("gateway");
              assertThat(gateway.getName()).isEqualTo("lab");
            });
  }

  @Test
  void aCandidateAloneNeverGetsEverything() {
    assertThat(HttpRoutes.hasBackends(aRoute(List.of(), aCandidate(10)))).isFalse();
    assertThat(HttpRoutes.hasBackends(aRoute(List.of(OF_AN_AGENT), aCandidate(10)))).isFalse();
    assertThat(HttpRoutes.hasBackends(aRoute(List.of(OLD), null))).isTrue();
  }

  @Test
  void whatSomebodyChangedByHandIsNoticed() {
    HTTPRoute ours = of(aRoute(List.of(OLD), aCandidate(10)), 3);
    HTTPRoute changed =
        new HTTPRouteBuilder(ours)
            .editSpec()
            .editRule(0)
            .editMatchingBackendRef(backend -> "shop-new".equals(backend.getName()))
            .withWeight(90)
            .endBackendRef()
            .endRule()
            .endSpec()
            .build();

    HTTPRoute elsewhere =
        new HTTPRouteBuilder(ours)
            .editSpec()
            .editParentRef(0)
            .withName("another")
            .endParentRef()
            .endSpec()
            .build();

    assertThat(HttpRoutes.saysTheSame(ours, of(aRoute(List.of(OLD), aCandidate(10)), 3))).isTrue();
    assertThat(HttpRoutes.saysTheSame(ours, changed)).isFalse();
    assertThat(HttpRoutes.saysTheSame(ours, elsewhere)).isFalse();
    assertThat(HttpRoutes.saysTheSame(ours, of(aRoute(List.of(OLD), aCandidate(10)), 4))).isFalse();
  }

  private static HTTPRoute of(Route route, long epoch) {
    return HttpRoutes.of(route, epoch, "threeways-production", ConfiguredCluster.with(Map.of()));
  }

  private static Route aRoute(List<URI> stable, Route.@Nullable Candidate candidate) {
    return new Route(
        new Place("shop", "production"),
        new Route.Stable("sha256:1", stable),
        candidate,
        new Sticky(Sticky.Kind.NONE, null));
  }

  private static Route.Candidate aCandidate(int weight) {
    return new Route.Candidate("sha256:2", List.of(NEW), weight, new UUID(0, 1), 1);
  }
}
