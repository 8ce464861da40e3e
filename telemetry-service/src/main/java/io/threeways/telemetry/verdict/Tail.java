package io.threeways.telemetry.verdict;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one gateway's counters.
 *
 * @param closed as they stood at the last look; null before one
 * @param latest as they stand
 */
public record Tail(@Nullable Snapshot closed, Snapshot latest) {
  /** What no look has seen yet. */
  Snapshot open() {
    return latest.since(closed);
  }

  boolean hasOpen() {
    return closed == null || latest.isNewsAfter(closed);
  }
}
