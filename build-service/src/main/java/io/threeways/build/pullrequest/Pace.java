package io.threeways.build.pullrequest;

import java.time.Duration;
import java.time.Instant;

/** Keeps work that can wait to a part of the time: after each stint it rests some times as long. */
final class Pace {
  private final Duration stint;
  private final int rests;
  private Instant from = Instant.MIN;

  /**
   * @param stint after which it ends with what it has begun
   * @param rests how many times as long as it worked
   */
  Pace(Duration stint, int rests) {
    this.stint = stint;
    this.rests = rests;
  }

  boolean mayBegin(Instant now) {
    return !now.isBefore(from);
  }

  boolean mayGoOn(Instant began, Instant now) {
    return Duration.between(began, now).compareTo(stint) < 0;
  }

  void ended(Instant began, Instant now) {
    from = now.plus(Duration.between(began, now).multipliedBy(rests));
  }
}
