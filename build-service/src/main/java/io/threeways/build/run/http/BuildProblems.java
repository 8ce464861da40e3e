package io.threeways.build.run.http;

import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildId;
import io.threeways.problem.Problem;

/** What can be wrong with a request about a build. */
final class BuildProblems {
  private static final String WORD = "build";

  private BuildProblems() {}

  static Problem unknown(BuildId id) {
    return Problem.of(WORD, "unknown-build", 404, "Unknown build")
        .detail("there is no build %s; GET /api/build/builds lists them".formatted(id));
  }

  static Problem unknown(RepositoryName name) {
    return Problem.of(WORD, "unknown-repository", 404, "Unknown repository")
        .detail("there is no repository '%s'; threeways repo list has them".formatted(name));
  }
}
