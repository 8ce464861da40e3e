package io.threeways.deploy.traffic;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A route as the gateways were told of it.
 *
 * @param epoch of the lease under which it was written
 * @param version rises with every write, whatever the epoch
 * @param validUntil when the gateways send everything to the stable version by themselves; null
 *     without a candidate
 */
public record WrittenRoute(Route route, long epoch, long version, @Nullable Instant validUntil) {

  boolean says(Route wanted) {
    return route.equals(wanted);
  }

  boolean lastsUntil(Instant moment) {
    return validUntil == null || validUntil.isAfter(moment);
  }

  static WrittenRoute first(Route route, long epoch, Instant now, Duration validFor) {
    return new WrittenRoute(route, epoch, 1, validity(route, now, validFor));
  }

  WrittenRoute next(Route wanted, long writer, Instant now, Duration validFor) {
    return new WrittenRoute(wanted, writer, version + 1, validity(wanted, now, validFor));
  }

  private static @Nullable Instant validity(Route route, Instant now, Duration validFor) {
    return route.candidate() == null ? null : now.plus(validFor);
  }
}
