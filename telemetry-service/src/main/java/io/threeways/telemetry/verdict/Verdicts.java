package io.threeways.telemetry.verdict;

/** Where verdicts are told. */
public interface Verdicts {
  /** Tells of it when the caller's transaction commits. */
  void announce(Verdict verdict);
}
