package io.threeways.telemetry.verdict;

/** What a measure may do. */
public enum Role {
  /** Rolls back, and must pass by itself before a promotion. */
  CRITICAL(true, true),
  /** Rolls back; holds a promotion up with as much evidence as a promotion needs. */
  GUARD(true, false),
  /** Is told, and decides nothing. */
  WATCHED(false, false);

  private final boolean rollsBack;
  private final boolean mustPass;

  Role(boolean rollsBack, boolean mustPass) {
    this.rollsBack = rollsBack;
    this.mustPass = mustPass;
  }

  public boolean rollsBack() {
    return rollsBack;
  }

  public boolean mustPass() {
    return mustPass;
  }

  /** The role that does both, one or nothing. */
  public static Role of(boolean rollsBack, boolean mustPass) {
    if (!rollsBack) {
      return WATCHED;
    }
    return mustPass ? CRITICAL : GUARD;
  }
}
