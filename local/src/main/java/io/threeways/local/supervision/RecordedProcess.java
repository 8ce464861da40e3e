package io.threeways.local.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept on disk about a process that we started, so that it is found again. A process id
 * alone proves nothing: ids are used again.
 *
 * @param pid its process id
 * @param startedAt as the operating system tells it
 * @param marker a random word on its command line
 * @param fingerprint of the {@link Launch} that it was started with
 */
record RecordedProcess(long pid, Instant startedAt, String marker, String fingerprint) {
  /** The operating system counts starts in hundredths of a second since a boot time it rounds. */
  private static final Duration CLOCK_ROUNDING = Duration.ofSeconds(2);

  /** The process, if it is still alive and the one that we started. */
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(this::isOurs);
  }

  private boolean isOurs(ProcessHandle process) {
    boolean sameStart =
        process
            .info()
            .startInstant()
            .filter(
                start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_ROUNDING) <= 0)
            .isPresent();
    boolean marked = process.info().commandLine().filter(line -> line.contains(marker)).isPresent();
    return sameStart && marked && process.isAlive();
  }
}
