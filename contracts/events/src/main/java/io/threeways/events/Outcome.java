package io.threeways.events;

/** How a run ended (CDEvents 0.5.1, {@code outcome} of pipeline and task runs). */
public enum Outcome {
  /** It did what it should. */
  SUCCESS,
  /** What was run is wrong: the code. */
  FAILURE,
  /** What runs it is wrong: the infrastructure. */
  ERROR,
  /** Somebody stopped it. */
  CANCEL
}
