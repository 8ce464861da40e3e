package io.threeways.events;

/** How a test suite ended (CDEvents 0.5.1, {@code outcome} of test suite runs). */
public enum TestOutcome {
  PASS,
  FAIL,
  CANCEL,
  ERROR
}
