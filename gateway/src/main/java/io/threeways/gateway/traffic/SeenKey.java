package io.threeways.gateway.traffic;

import org.jspecify.annotations.Nullable;

/** What is remembered of one sticky key while a deployment is on trial. Single writer. */
final class SeenKey {
  private static final int NEVER = -1;

  /** The step whose strata it is counted in for good: where it was first seen. */
  final int step;

  private int lastLook = NEVER;
  private @Nullable Version lastVersion;
  private boolean erred;
  private boolean erredOnCandidate;

  /** It has been slower than every edge below this one. */
  private int slowerThan;

  SeenKey(int step) {
    this.step = step;
  }

  /**
   * Counts one answer: the key is active once a look, and turns bad once for each measure. An
   * answer that was under way when the weights changed can make it active in both versions, so that
   * nothing turns bad where it was not active.
   */
  void count(Served served, int look, UnitCounts.Growing counts) {
    if (lastLook != look || lastVersion != served.version()) {
      lastLook = look;
      lastVersion = served.version();
      countActive(counts.active);
    }
    if (served.bad() && !erred) {
      erred = true;
      counts.turnedBad[UnitCounts.ERRORS]++;
    }
    for (int bucket = Latency.bucket(served.seconds()); slowerThan < bucket; slowerThan++) {
      counts.turnedBad[1 + slowerThan]++;
    }
    if (served.bad() && served.version() == Version.CANDIDATE && !erredOnCandidate) {
      erredOnCandidate = true;
      counts.customersBad++;
    }
  }

  private void countActive(long[] active) {
    if (!erred) {
      active[UnitCounts.ERRORS]++;
    }
    for (int edge = slowerThan; edge < Latency.EDGES; edge++) {
      active[1 + edge]++;
    }
  }
}
