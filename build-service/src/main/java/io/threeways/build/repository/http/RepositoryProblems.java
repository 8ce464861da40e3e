package io.threeways.build.repository.http;

import io.threeways.build.repository.RepositoryName;
import io.threeways.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a request about a repository. */
final class RepositoryProblems {
  private static final String WORD = "build";

  private RepositoryProblems() {}

  /** The name, parsed at the door. */
  static RepositoryName name(String text) {
    try {
      return new RepositoryName(text);
    } catch (IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage())).exception(e);
    }
  }

  static Problem malformed(String detail) {
    return Problem.of(WORD, "malformed-repository-name", 400, "Malformed repository name")
        .detail(detail);
  }

  static Problem unknown(RepositoryName name) {
    return Problem.of(WORD, "unknown-repository", 404, "Unknown repository")
        .detail(
            "there is no repository '%s'; make it with POST /api/build/repositories"
                .formatted(name));
  }

  static Problem taken(RepositoryName name) {
    return Problem.of(WORD, "repository-exists", 409, "Repository exists")
        .detail("there is a repository '%s' already; push to it".formatted(name));
  }

  static Problem unknownEntry(String detail) {
    return Problem.of(WORD, "unknown-main-entry", 400, "Unknown way into main").detail(detail);
  }

  static Problem mayNotPush(RepositoryName name, String user) {
    return Problem.of(WORD, "may-not-push", 403, "May not push")
        .detail(
            "pushing to '%s' needs the role developer, which '%s' does not have"
                .formatted(name, user));
  }

  static Problem notAPush(@Nullable String why) {
    return Problem.of(WORD, "not-a-push", 400, "This is no push")
        .detail(
            "%s; a ref is named as git check-ref-format allows, and nothing was taken"
                .formatted(why));
  }

  static Problem notAFetch(@Nullable String why) {
    return Problem.of(WORD, "not-a-fetch", 400, "This is no fetch")
        .detail("%s; nothing was sent".formatted(why));
  }

  static Problem notGzip() {
    return Problem.of(WORD, "not-gzip", 400, "This is no gzip")
        .detail("the header Content-Encoding says gzip, and the body does not begin as one");
  }

  static Problem dumbProtocol() {
    return Problem.of(WORD, "dumb-protocol", 403, "Dumb HTTP is not served")
        .detail("only Git's smart protocol is spoken: use git 1.6.6 or later");
  }
}
