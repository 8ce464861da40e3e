package io.threeways.learning.chain.http;

import io.threeways.problem.Problem;

/** Where a reader of the log goes on. */
final class Position {
  private Position() {}

  /**
   * @param asked the position of an event, or 0: before the first one
   */
  static long after(long asked) {
    if (asked < 0) {
      throw Problem.of("learning", "position", 400, "No such position")
          .detail("after is %d; positions begin with 0.".formatted(asked))
          .exception();
    }
    return asked;
  }
}
