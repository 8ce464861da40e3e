package io.threeways.deploy.traffic;

import java.time.Duration;

/**
 * How long a candidate keeps its traffic when nobody confirms it.
 *
 * @param lasts from each writing on
 * @param renewal how often it is confirmed while all is well
 */
public record Validity(Duration lasts, Duration renewal) {
  public Validity {
    if (renewal.multipliedBy(2).compareTo(lasts) > 0) {
      throw new IllegalArgumentException(
          "a route that lasts " + lasts + " must be renewed at least twice in that time");
    }
  }

  Duration leftWhenRenewed() {
    return lasts.minus(renewal);
  }
}
