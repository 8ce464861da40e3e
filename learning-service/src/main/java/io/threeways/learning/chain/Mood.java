package io.threeways.learning.chain;

/** How a step looks to someone who glances at it. */
public enum Mood {
  /** Nobody knows yet. */
  TRIAL,
  WELL,
  RISK,
  BROKEN
}
