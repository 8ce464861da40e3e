package io.threeways.gateway.traffic;

import java.util.Arrays;
import java.util.List;

/**
 * The two numbers of a stratum for each measure, cumulative: what one look adds is the difference
 * of two.
 *
 * @param active n by measure: {@link #ERRORS}, then one for each edge of {@link Latency}
 * @param turnedBad x by measure
 * @param customersBad distinct units that were served with an error, whatever they met before
 */
public record UnitCounts(List<Long> active, List<Long> turnedBad, long customersBad) {
  /** The measure of errors; that of the latency edge {@code i} is {@code i + 1}. */
  public static final int ERRORS = 0;

  /** Number of measures. */
  public static final int MEASURES = 1 + Latency.EDGES;

  public UnitCounts {
    active = List.copyOf(active);
    turnedBad = List.copyOf(turnedBad);
  }

  /** One that grows. Single writer. */
  static final class Growing {
    final long[] active = new long[MEASURES];
    final long[] turnedBad = new long[MEASURES];
    long customersBad;

    UnitCounts now() {
      return new UnitCounts(boxed(active), boxed(turnedBad), customersBad);
    }

    private static List<Long> boxed(long[] values) {
      return Arrays.stream(values).boxed().toList();
    }
  }
}
