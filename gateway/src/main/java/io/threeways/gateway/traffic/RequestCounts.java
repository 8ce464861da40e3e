package io.threeways.gateway.traffic;

import java.util.Arrays;
import java.util.List;

/**
 * What became of requests, cumulative.
 *
 * @param ok answered, and not with 5xx
 * @param bad answered with 5xx, or not at all
 * @param buckets by {@link Latency}, one more than it has edges
 * @param seconds sum of all durations
 */
public record RequestCounts(long ok, long bad, List<Long> buckets, double seconds) {
  public RequestCounts {
    buckets = List.copyOf(buckets);
  }

  public long all() {
    return ok + bad;
  }

  /** One that grows. Single writer. */
  static final class Growing {
    private final long[] buckets = new long[Latency.EDGES + 1];
    private long ok;
    private long bad;
    private double seconds;

    void add(boolean isBad, double duration, int bucket) {
      if (isBad) {
        bad++;
      } else {
        ok++;
      }
      buckets[bucket]++;
      seconds += duration;
    }

    RequestCounts now() {
      return new RequestCounts(ok, bad, Arrays.stream(buckets).boxed().toList(), seconds);
    }
  }
}
