package io.threeways.local.supervision;

import java.time.Duration;

/** How long a process that keeps dying waits before it is started again: longer each time. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 10;

  private Backoff() {}

  /**
   * @param deaths how often it died without having been well for long; at least 1
   */
  static Duration after(int deaths) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(deaths - 1, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
