package io.threeways.cli.demo;

import io.threeways.cli.terminal.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for something to be seen, with a limit. */
final class Patience {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final InstantSource clock;
  private final Progress progress;

  Patience(InstantSource clock, Progress progress) {
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * @param what is waited for, in words
   * @param look empty while it is not there
   * @throws AssertionFailed when the limit passes
   */
  <T> T await(String what, Duration limit, Supplier<Optional<T>> look) throws InterruptedException {
    return await(() -> what, limit, look);
  }

  /** The same, where it shows only while looking what is missing. */
  <T> T await(Supplier<String> what, Duration limit, Supplier<Optional<T>> look)
      throws InterruptedException {
    Instant end = clock.instant().plus(limit);
    for (Optional<T> seen = look.get(); ; seen = look.get()) {
      if (seen.isPresent()) {
        return seen.get();
      }
      AssertionFailed.unless(
          clock.instant().isBefore(end), "no %s within %d s", what.get(), limit.toSeconds());
      progress.show("waiting for " + what.get());
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for " + what.get());
      }
    }
  }
}
