package io.threeways.telemetry.verdict;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When it is time to look: often at first, where a bad candidate shows, then seldom.
 *
 * @param often between two looks at first
 * @param oftenFor so long after the first look
 * @param seldom between two looks afterwards
 * @param most looks of a rollout; bounds the evidence that a decision carries
 * @param mostStrata of a rollout, for the same reason: with many gateways and steps they are
 *     reached first
 */
public record LookSchedule(
    Duration often, Duration oftenFor, Duration seldom, int most, int mostStrata) {

  /** Every second for two minutes, then every ten, at most 500. */
  public static LookSchedule defaults() {
    return new LookSchedule(
        Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofSeconds(10), 500, 6_000);
  }

  /**
   * @param firstLook null before it
   */
  boolean isDue(@Nullable Instant firstLook, @Nullable Instant lastLook, Instant at) {
    if (firstLook == null || lastLook == null) {
      return true;
    }
    Duration pause = at.isBefore(firstLook.plus(oftenFor)) ? often : seldom;
    return !at.isBefore(lastLook.plus(pause).minus(jitter()));
  }

  boolean isExhausted(int looks, int strata) {
    return looks >= most || strata >= mostStrata;
  }

  /** Counters come about every {@code often}, not exactly: what is a little early is in time. */
  private Duration jitter() {
    return often.dividedBy(2);
  }
}
