package io.threeways.telemetry.metric.otlp;

import io.threeways.telemetry.metric.Refusal;

/** One point cannot be used. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Refusal why;

  Refused(Refusal why) {
    // There may be as many as there are points, and nobody looks at where they were made.
    super(why.name(), null, false, false);
    this.why = why;
  }

  Refusal why() {
    return why;
  }
}
