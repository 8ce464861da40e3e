package io.threeways.telemetry.verdict;

/** The two versions that are compared. */
public enum Arm {
  /** What ran before, called stable at the gateway. */
  BASELINE,
  CANDIDATE
}
