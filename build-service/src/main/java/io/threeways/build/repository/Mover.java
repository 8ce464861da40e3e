package io.threeways.build.repository;

import java.util.List;

/** Who moves a branch, and how. */
public sealed interface Mover {

  /** Whose token was used, or on whose behalf it is done. */
  String name();

  /**
   * A person pushes.
   *
   * @param options of {@code git push -o}, in the order given
   */
  record Pushing(String name, List<String> options) implements Mover {
    public Pushing {
      options = List.copyOf(options);
    }
  }

  /**
   * A pull request is merged for somebody: by the queue, or by the button.
   *
   * @param fix whether it repairs a main that is broken
   */
  record Merging(String name, boolean fix) implements Mover {}
}
