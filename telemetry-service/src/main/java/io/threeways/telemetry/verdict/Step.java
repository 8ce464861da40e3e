package io.threeways.telemetry.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Weights that hold, or held.
 *
 * @param number counts every change of weights of a deployment, beginning with 1
 * @param since when they were set
 * @param minimum no promotion earlier
 * @param deadline when it becomes inconclusive; null when nothing is to be judged
 * @param canaryStep which of the plan's steps; null when it is none
 * @param cause the event that told of it
 */
public record Step(
    int number,
    Instant since,
    Duration minimum,
    @Nullable Instant deadline,
    @Nullable Integer canaryStep,
    UUID cause) {

  /** Whether anybody waits for a verdict on it. */
  boolean isJudged() {
    return deadline != null && canaryStep != null;
  }

  boolean isOverdue(Instant at) {
    return deadline != null && !at.isBefore(deadline);
  }

  /** Events may come in any order: what counts is what was set last. */
  boolean isLaterThan(Step other) {
    return number != other.number ? number > other.number : since.isAfter(other.since);
  }
}
