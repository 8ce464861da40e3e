package io.threeways.outbox;

import java.time.Duration;

/** Pauses that double, up to a last one. */
final class Backoff {
  private final Duration last;
  private Duration next;

  Backoff(Duration first, Duration last) {
    this.next = first;
    this.last = last;
  }

  Duration next() {
    Duration now = next;
    Duration doubled = now.multipliedBy(2);
    next = doubled.compareTo(last) < 0 ? doubled : last;
    return now;
  }
}
