package io.threeways.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.gateway.traffic.Routes;
import io.threeways.routes.ApplicationRoute;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ApplicationRoutesTest {
  private final List<ApplicationRoute> told = new ArrayList<>();
  private final ApplicationRoutes routes = new ApplicationRoutes(List.of(new Listener()));

  @Test
  void aNewerRouteTakesTheOldOnesPlace() {
    assertThat(routes.put(route(1, 1))).isTrue();
    assertThat(routes.put(route(1, 2))).isTrue();
    assertThat(routes.put(route(2, 1))).isTrue();

    assertThat(routes.all()).containsExactly(route(2, 1));
    assertThat(told).hasSize(3);
  }

  @Test
  void anOlderOrEqualRouteIsRefusedAndNobodyIsTold() {
    routes.put(route(2, 5));

    assertThat(routes.put(route(2, 5))).isFalse();
    assertThat(routes.put(route(2, 4))).isFalse();
    assertThat(routes.put(route(1, 9))).isFalse();

    assertThat(routes.all()).containsExactly(route(2, 5));
    assertThat(told).hasSize(1);
  }

  @Test
  void aRemovedRouteIsGone() {
    routes.put(route(1, 1));

    routes.remove("application/shop/production");

    assertThat(routes.all()).isEmpty();
    assertThat(told).isEmpty();
  }

  /** Two writers that overlap, records read twice, partitions in any order: the newest one wins. */
  @Property
  void inWhateverOrderRoutesComeTheNewestStands(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 30) Integer> arrivals) {
    ApplicationRoutes table = new ApplicationRoutes(List.of());
    arrivals.forEach(n -> table.put(route(n / 6, n % 6)));

    int newest = arrivals.stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertThat(table.all()).containsExactly(route(newest / 6, newest % 6));
  }

  private static ApplicationRoute route(long epoch, long version) {
    ApplicationRoute any = Routes.ofAShop().withoutCandidate(version);
    return new ApplicationRoute(
        any.application(),
        any.environment(),
        epoch,
        version,
        any.stable(),
        any.candidate(),
        any.stickiness());
  }

  private final class Listener implements RouteChanges {
    @Override
    public void changed(ApplicationRoute route) {
      told.add(route);
    }

    @Override
    public void removed(ApplicationRoute route) {
      told.remove(route);
    }
  }
}
