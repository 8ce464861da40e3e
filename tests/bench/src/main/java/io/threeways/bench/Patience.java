package io.threeways.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for something to be seen.
 *
 * @param limit after which it is given up
 * @param between two looks
 */
record Patience(Duration limit, Duration between) {

  /** Looks at something; empty while it is not there. */
  interface Look<T> {
    Optional<T> look() throws IOException, InterruptedException;
  }

  /** Whether it is there. */
  interface Sight {
    boolean seen() throws IOException, InterruptedException;
  }

  /**
   * @return when it was seen first
   * @throws IOException when the limit passes
   */
  Instant until(String what, Sight sight) throws IOException, InterruptedException {
    return await(what, () -> sight.seen() ? Optional.of(Instant.now()) : Optional.empty());
  }

  /**
   * @throws IOException when the limit passes
   */
  <T> T await(String what, Look<T> look) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(limit);
    for (Optional<T> seen = look.look(); ; seen = look.look()) {
      if (seen.isPresent()) {
        return seen.get();
      }
      if (Instant.now().isAfter(end)) {
        throw new IOException("no %s within %d s".formatted(what, limit.toSeconds()));
      }
      LockSupport.parkNanos(between.toNanos());
    }
  }
}
