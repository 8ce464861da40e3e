package io.threeways.learning.chain;

/** How far a change has come; each is one step further. */
public enum DoneState {
  /** The code is done: its tests pass on a production-like environment. */
  FINISHED,
  /** On main, main green, artifact published. */
  INTEGRATED,
  /** In production, and what it was made for held. */
  VALUABLE
}
