package io.threeways.deploy.configuration;

/** What a run is for. */
public enum Kind {
  /** To show what a commit that is not on main would change. */
  PROPOSAL,
  /** To bring the machine to what main says. */
  APPLY,
  /** To find what nobody proposed: the machine against what was applied last. */
  DRIFT;

  /** Whether it may change the machine. */
  public boolean changes() {
    return this == APPLY;
  }
}
