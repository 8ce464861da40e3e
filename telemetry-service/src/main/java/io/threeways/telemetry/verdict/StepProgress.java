package io.threeways.telemetry.verdict;

import java.time.Duration;

/**
 * How far a step is.
 *
 * @param looks taken in it
 * @param elapsed since its weights were set
 * @param minimum before a promotion
 * @param overdue whether its deadline has passed
 */
public record StepProgress(int looks, Duration elapsed, Duration minimum, boolean overdue) {
  boolean mayBePromoted(Parameters parameters) {
    return looks >= parameters.minimumLooks() && elapsed.compareTo(minimum) >= 0;
  }
}
