package io.threeways.deploy.rollout;

import java.util.List;

/**
 * Who had a hand in a change besides whom its newest commit names: whoever pushed to its branch or
 * opened its pull request, by the token that was used, and the author of each push's newest commit.
 */
public interface Contributors {
  /**
   * Twice has the effect of once.
   *
   * @param change for example {@code shop/7}
   * @param who names of members, or {@code Name <mail>}
   */
  void add(String change, List<String> who);

  /** In the order of their names. */
  List<String> of(List<String> changes);
}
