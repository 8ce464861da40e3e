package io.threeways.telemetry.verdict;

/**
 * π: when the candidate may have turned bad. Half on the first look; the other half geometric with
 * hazard 1/60 a look, beginning with the first. A fault that appears late is thus caught in a few
 * looks, not after as many as were quiet.
 */
final class StartMixture {
  private static final double FIRST_LOOK = 0.5;
  private static final double HAZARD = 1.0 / 60;

  private StartMixture() {}

  /** ln π of a look, the first one being 1. */
  static double logShare(int look) {
    return look == 1
        ? Math.log(FIRST_LOOK + (1 - FIRST_LOOK) * HAZARD)
        : Math.log((1 - FIRST_LOOK) * HAZARD) + (look - 1) * Math.log1p(-HAZARD);
  }

  /** ln of what has not started after so many looks. */
  static double logRemaining(int looks) {
    return looks == 0 ? 0 : Math.log(1 - FIRST_LOOK) + looks * Math.log1p(-HAZARD);
  }
}
