package io.threeways.telemetry.verdict;

import static io.threeways.telemetry.verdict.Fixtures.EDGES;
import static io.threeways.telemetry.verdict.Fixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyWindowTest {
  private static final Duration NO_FLOOR = Duration.ZERO;

  @Test
  void aQuantileIsRoundedUpToAnEdge() {
    LatencyWindow window = LatencyWindow.empty().plus(EDGES, START, List.of(50L, 40L, 9L, 1L));

    assertThat(window.edgeAbove(0.5, NO_FLOOR, START)).contains(0);
    assertThat(window.edgeAbove(0.501, NO_FLOOR, START)).contains(1);
    assertThat(window.edgeAbove(0.99, NO_FLOOR, START)).contains(2);
  }

  @Test
  void aQuantileBelowTheFloorIsJudgedAtTheFloor() {
    LatencyWindow window = LatencyWindow.empty().plus(EDGES, START, List.of(50L, 40L, 9L, 1L));
    double second = EDGES.get(1);
    Duration floor = Duration.ofNanos(Math.round(second * 1e9));

    assertThat(window.edgeAbove(0.5, floor, START)).contains(1);
    assertThat(window.edgeAbove(0.5, floor.plusNanos(1), START)).contains(2);
    assertThat(window.edgeAbove(0.99, floor, START)).contains(2);
    assertThat(window.edgeAbove(0.5, Duration.ofHours(1), START)).isEmpty();
  }

  @Test
  void whatLiesAboveTheLastEdgeCannotBeJudged() {
    LatencyWindow window = LatencyWindow.empty().plus(EDGES, START, List.of(1L, 0L, 0L, 9L));

    assertThat(window.edgeAbove(0.5, NO_FLOOR, START)).isEmpty();
    assertThat(LatencyWindow.empty().edgeAbove(0.5, NO_FLOOR, START)).isEmpty();
  }

  @Test
  void fiveMinutesAreRememberedInSlots() {
    LatencyWindow window = LatencyWindow.empty();
    for (int second = 0; second < 900; second++) {
      window = window.plus(EDGES, START.plusSeconds(second), List.of(1L, 0L, 0L, 0L));
    }

    assertThat(window.slots()).hasSizeBetween(29, 31);
    assertThat(window.edgeAbove(0.5, NO_FLOOR, START.plusSeconds(900).plus(Duration.ofMinutes(5))))
        .isEmpty();
  }

  @Test
  void requestsCountedByOtherEdgesAreLeftOut() {
    LatencyWindow window = LatencyWindow.empty().plus(EDGES, START, List.of(1L, 0L, 0L, 0L));

    assertThat(window.plus(List.of(1.0), START, List.of(0L, 5L))).isEqualTo(window);
  }
}
