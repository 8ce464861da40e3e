package io.threeways.learning.chain.http;

import java.util.HashMap;
import java.util.Map;

/** How many follow the log, together and each: nobody takes the places of all others. */
final class Places {
  private final int most;
  private final int mostOfOne;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  Places(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  synchronized boolean hasOneFor(String follower) {
    return all < most && taken.getOrDefault(follower, 0) < mostOfOne;
  }

  /**
   * @return false when there is none; else {@link #leave} is to follow, once
   */
  synchronized boolean take(String follower) {
    if (!hasOneFor(follower)) {
      return false;
    }
    all++;
    taken.merge(follower, 1, Integer::sum);
    return true;
  }

  synchronized void leave(String follower) {
    all--;
    taken.computeIfPresent(follower, (name, places) -> places == 1 ? null : places - 1);
  }
}
