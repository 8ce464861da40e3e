package io.threeways.gateway.traffic;

/**
 * What is kept of one rollout.
 *
 * @param keys that are remembered; what comes later is left out of the units, whichever version
 *     serves it, so that the comparison stays fair
 * @param steps whose strata are kept, the newest; older ones were published long ago, and their
 *     keys are left out of the units from then on
 */
public record TallyLimits(int keys, int steps) {
  public TallyLimits {
    if (keys < 0 || steps < 1) {
      throw new IllegalArgumentException(
          "at least no key and one step, not " + keys + ", " + steps);
    }
  }
}
