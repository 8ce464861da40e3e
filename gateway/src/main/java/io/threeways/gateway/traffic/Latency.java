package io.threeways.gateway.traffic;

/** The edges that durations are sorted by: those of OpenTelemetry's HTTP semantic conventions. */
public final class Latency {
  private static final double[] EDGES_SECONDS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
  };

  /** Number of edges; there is one bucket more. */
  public static final int EDGES = EDGES_SECONDS.length;

  private Latency() {}

  /** In seconds, rising. */
  public static double edge(int index) {
    return EDGES_SECONDS[index];
  }

  /**
   * @return the bucket, which is the number of edges that are smaller: an edge is its bucket's
   *     inclusive upper bound, as in OTLP
   */
  static int bucket(double seconds) {
    int bucket = 0;
    while (bucket < EDGES && seconds > EDGES_SECONDS[bucket]) {
      bucket++;
    }
    return bucket;
  }
}
