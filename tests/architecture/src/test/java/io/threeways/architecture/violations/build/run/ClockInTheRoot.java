package io.threeways.architecture.violations.build.run;

import java.time.Instant;

/** Looks at the clock by itself. */
class ClockInTheRoot {
  Instant startedAt() {
    return Instant.now();
  }
}
