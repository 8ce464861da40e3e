package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.LIMITS;
import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.traffic.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a place has besides its servers is told in time. */
class SitesTest {
  @Test
  void requestsAreLedAsTheGatewaysLeadThem() {
    World world = World.onTrial();

    assertThat(world.sites.led.getLast()).isEqualTo(world.route());
    assertThat(world.candidate().weight()).isEqualTo(10);
  }

  @Test
  void requestsAreLedElsewhereBeforeAServerEnds() {
    World world = World.onTrial();
    List<Route> ledWhenOneStops = new ArrayList<>();
    world.atStep =
        step -> {
          if (step.startsWith("stopping")) {
            ledWhenOneStops.add(world.sites.led.getLast());
          }
        };

    world.commands.rollBack(world.current().id(), "ada");
    world.settleAfter(LIMITS.drain());

    assertThat(ledWhenOneStops)
        .hasSize(2)
        .allSatisfy(
            route ->
                assertThat(route.candidate())
                    .satisfiesAnyOf(
                        candidate -> assertThat(candidate).isNull(),
                        candidate ->
                            assertThat(candidate)
                                .isNotNull()
                                .extracting(Route.Candidate::weight)
                                .isEqualTo(0)));
  }

  @Test
  void aPlaceThatClosesIsLeft() {
    World world = World.running();
    world.store.in(
        () -> {
          world.closing.close(SHOP);
          return true;
        });

    world.settle();

    assertThat(world.sites.left).contains(SHOP);
    assertThat(world.vacated).containsExactly(SHOP);
  }
}
