package io.threeways.telemetry.metric;

import java.time.Duration;
import java.time.Instant;

/**
 * How a metric went.
 *
 * @param step the length of a slot
 */
public record Question(Selection selection, Instant from, Instant to, Duration step) {
  public Question {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("'from' (%s) is not before 'to' (%s)".formatted(from, to));
    }
    if (step.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("'step' is at least a second, not " + step);
    }
  }

  int slots() {
    long length = Duration.between(from, to).toMillis();
    return Math.toIntExact((length + step.toMillis() - 1) / step.toMillis());
  }

  /** In which slot a moment lies; the last one holds its end too. */
  int slot(Instant at) {
    long slot = Duration.between(from, at).toMillis() / step.toMillis();
    return (int) Math.min(slot, slots() - 1L);
  }
}
