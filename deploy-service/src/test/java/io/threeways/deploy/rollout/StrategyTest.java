package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.BLUE_GREEN;
import static io.threeways.deploy.rollout.Fixtures.CANARY;
import static io.threeways.deploy.rollout.Fixtures.ROLLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.deploy.rollout.Strategy.BlueGreen;
import io.threeways.deploy.rollout.Strategy.Canary;
import io.threeways.deploy.rollout.Strategy.Leg;
import io.threeways.deploy.rollout.Strategy.Rolling;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StrategyTest {
  @Test
  void aCanaryGrowsBesideAllStableServers() {
    assertThat(CANARY.legs(2, 3))
        .containsExactly(new Leg(2, 3, 10), new Leg(2, 3, 50), new Leg(2, 3, 100));
  }

  @Test
  void aRollingUpdateReplacesServerByServerAndKeepsOneUntilTheLastIsWell() {
    assertThat(ROLLING.legs(4, 4))
        .containsExactly(
            new Leg(1, 3, 25), new Leg(2, 2, 50), new Leg(3, 1, 75), new Leg(4, 1, 100));
  }

  @Test
  void aSingleServerIsReplacedByOneThatStartsBesideIt() {
    assertThat(ROLLING.legs(1, 1)).containsExactly(new Leg(1, 1, 100));
  }

  @Property
  void aRollingUpdateIsSafeWithAnyNumbers(
      @ForAll @IntRange(min = 1, max = 20) int servers,
      @ForAll @IntRange(min = 1, max = 20) int beside,
      @ForAll @IntRange(min = 1, max = 20) int batch) {
    List<Leg> legs = new Rolling(batch, ROLLING.pacing()).legs(servers, beside);

    assertThat(legs.getLast().servers()).isEqualTo(servers);
    assertThat(legs).filteredOn(Leg::isLast).containsExactly(legs.getLast());
    int serving = 0;
    int left = beside;
    for (Leg leg : legs) {
      assertThat(leg.servers() - serving).as("as many at once as a batch").isBetween(1, batch);
      assertThat(leg.beside()).as("always a way back").isBetween(1, left);
      assertThat(leg.weight()).isBetween(1, 100);
      if (servers == beside) {
        assertThat(left - leg.beside()).as("as few away at once as a batch").isBetween(0, batch);
      }
      serving = leg.servers();
      left = leg.beside();
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new Canary(List.of(10, 110), CANARY.pacing()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Canary(List.of(50, 10, 100), CANARY.pacing()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Canary(List.of(), CANARY.pacing()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BlueGreen(List.of(100), BLUE_GREEN.pacing(), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rolling(0, ROLLING.pacing()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
