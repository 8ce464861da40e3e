package io.threeways.build.release.http;

import io.threeways.build.repository.RepositoryName;
import io.threeways.problem.Problem;

/** What can be wrong with a request about release branches. */
final class ReleaseProblems {
  private static final String WORD = "build";

  private ReleaseProblems() {}

  /** The name, parsed at the door. */
  static RepositoryName name(String text) {
    try {
      return new RepositoryName(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(WORD, "malformed-repository-name", 400, "Malformed repository name")
          .detail(String.valueOf(e.getMessage()))
          .exception(e);
    }
  }

  static Problem unknown(RepositoryName name) {
    return Problem.of(WORD, "unknown-repository", 404, "Unknown repository")
        .detail("there is no repository '%s'; make it with threeways repo create".formatted(name));
  }
}
