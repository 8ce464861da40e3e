package io.threeways.telemetry.verdict;

/** What a verdict says about a rollout. */
public enum Decision {
  /** The step is well. */
  PROMOTE,
  /** The candidate is worse. */
  ROLLBACK,
  /** The candidate is worse, but going forward is better than going back. */
  FIX_FORWARD,
  /** Not decided yet. */
  HOLD,
  /** The deadline passed without an answer. Too little traffic is never a pass. */
  INCONCLUSIVE
}
