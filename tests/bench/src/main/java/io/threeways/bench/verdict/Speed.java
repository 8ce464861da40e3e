package io.threeways.bench.verdict;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How soon a candidate that fails half of its requests is found out: a look a second. */
public final class Speed {
  private Speed() {}

  /**
   * Five requests of fifty a second are the candidate's.
   *
   * @param rollouts so many
   */
  public static ObjectNode simulate(int rollouts) {
    double half = 0.5;
    double baseline = 0.005;
    double oddsRatio = half / (1 - half) / (baseline / (1 - baseline));
    CountedRollout rollout = new CountedRollout(5, 45, baseline, oddsRatio, 1, 0, 60);
    return Outcomes.of(rollouts, seed -> rollout.run(seed, false)).json();
  }
}
