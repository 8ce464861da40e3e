package io.threeways.telemetry.verdict;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Natural logarithms of the three evidences after a look. Each is a test martingale (or an average
 * of them): whatever the number of looks, the chance that it ever reaches 1/α when what it speaks
 * against holds is at most α (Ville's inequality).
 *
 * @param rollback against "no worse"
 * @param relative against "worse than tolerated"
 * @param absolute against "a bad rate above what is good enough"
 */
public record LogEvidence(double rollback, double relative, double absolute) {

  /** Before anything was seen. */
  public static final LogEvidence NONE = new LogEvidence(0, 0, 0);

  /** Each averaged by itself: an average of test martingales is one. */
  static LogEvidence mean(List<LogEvidence> all) {
    return new LogEvidence(
        mean(all, LogEvidence::rollback),
        mean(all, LogEvidence::relative),
        mean(all, LogEvidence::absolute));
  }

  private static double mean(List<LogEvidence> all, ToDoubleFunction<LogEvidence> one) {
    return LogSum.mean(all.stream().mapToDouble(one).toArray());
  }
}
