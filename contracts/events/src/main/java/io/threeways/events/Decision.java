package io.threeways.events;

/** What a verdict says about a rollout. */
public enum Decision {
  /** The step is well: go on to the next. */
  PROMOTE,
  /** The candidate is worse: all traffic back. */
  ROLLBACK,
  /** Worse, but going forward is better than going back. */
  FIX_FORWARD,
  /** Not decided yet. Never published. */
  HOLD,
  /** The deadline passed without an answer. */
  INCONCLUSIVE
}
