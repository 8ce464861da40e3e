package io.threeways.build.andon;

import java.time.Duration;

/**
 * Limits of what is told, and whether builds move cords at all.
 *
 * @param heedsBuilds off only to show what the cord is for
 * @param concurrency notices on their way at once
 * @param lease how long one of them may take, its answer included, before another process takes it
 * @param poll how often is looked for notices that another process left
 * @param attempts how often a notice is sent before it is given up
 * @param pause before the second attempt; doubles up to {@code longestPause}
 * @param targets how many a member may subscribe
 */
public record AndonLimits(
    boolean heedsBuilds,
    int concurrency,
    Duration lease,
    Duration poll,
    int attempts,
    Duration pause,
    Duration longestPause,
    int targets) {

  Duration pauseAfter(int attempt) {
    Duration doubled = pause.multipliedBy(1L << Math.min(attempt - 1, 16));
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
