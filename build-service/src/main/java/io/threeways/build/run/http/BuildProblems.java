package io.threeways.build.run.http;

import io.threeways.build.run.BuildId;
import io.threeways.problem.Problem;
import java.util.function.Supplier;

/** What can be wrong with a request about a build. */
final class BuildProblems {
  private static final String WORD = "build";

  private BuildProblems() {}

  /** Parses at the door: what a constructor refuses is the caller's mistake. */
  static <T> T parsed(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw Problem.of(WORD, "malformed-request", 400, "Malformed request")
          .detail(String.valueOf(e.getMessage()))
          .exception(e);
    }
  }

  static Problem unknown(BuildId id) {
    return Problem.of(WORD, "unknown-build", 404, "Unknown build")
        .detail("there is no build %s; GET /api/build/builds lists them".formatted(id));
  }
}
