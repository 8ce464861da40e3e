package io.threeways.build.webhook.http;

import io.threeways.build.repository.RepositoryName;
import io.threeways.problem.Problem;

/** What can be wrong with a mirror, or with what a remote tells. */
final class WebhookProblems {
  private static final String WORD = "build";

  private WebhookProblems() {}

  /** The same words whether there is such a mirror or not: who asks has shown no token. */
  static Problem forged() {
    return Problem.of(WORD, "forged-delivery", 401, "Not signed with the mirror's secret")
        .detail("the header %s is not the one that this body has".formatted(Signature.HEADER));
  }

  static Problem malformed(String pointer, String reason) {
    return Problem.of(WORD, "malformed-delivery", 422, "This is not the delivery it should be")
        .detail("%s %s".formatted(pointer, reason).strip())
        .pointer(pointer);
  }

  static Problem tooLarge(long most) {
    return Problem.of(WORD, "delivery-too-large", 413, "Too large a delivery")
        .detail("a delivery has at most %d bytes (threeways.build.webhook.body)".formatted(most));
  }

  static Problem malformedMirror(String detail) {
    return Problem.of(WORD, "malformed-mirror", 400, "Malformed mirror").detail(detail);
  }

  static Problem refusedRemote(String detail) {
    return Problem.of(WORD, "refused-remote", 422, "Nothing is fetched from there").detail(detail);
  }

  static Problem taken(RepositoryName name) {
    return Problem.of(WORD, "repository-exists", 409, "Repository exists")
        .detail("there is a repository '%s' already".formatted(name));
  }

  static Problem unknown(RepositoryName name) {
    return Problem.of(WORD, "unknown-mirror", 404, "Unknown mirror")
        .detail("'%s' is no mirror".formatted(name));
  }
}
