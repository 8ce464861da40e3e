package io.threeways.learning.chain.http;

import io.threeways.problem.Problem;

/** How much a caller may ask for at once. */
final class Limits {
  private Limits() {}

  static int within(int asked, int most) {
    if (asked < 1 || asked > most) {
      throw Problem.of("learning", "limit", 400, "The limit is out of range")
          .detail("limit is %d; it may be 1 to %d.".formatted(asked, most))
          .exception();
    }
    return asked;
  }
}
