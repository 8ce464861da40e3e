package io.threeways.deploy.ondemand.http;

import io.threeways.deploy.ondemand.Answer;
import io.threeways.problem.Problem;
import io.threeways.problem.ProblemException;

/** Refusals as problems. */
final class EnvironmentProblems {
  private static final String WORD = "deploy";
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private EnvironmentProblems() {}

  static ProblemException unknown(String name) {
    return Problem.of(WORD, "unknown-environment", NOT_FOUND, "There is no such environment")
        .detail(
            "No environment is called %s. GET /api/deploy/environments lists them.".formatted(name))
        .exception();
  }

  static ProblemException refused(Answer.Refused refused) {
    return Problem.of(WORD, refused.kind(), CONFLICT, "This cannot be done now")
        .detail(refused.detail())
        .exception();
  }

  static ProblemException malformed(String pointer, String detail) {
    return Problem.of(WORD, "malformed-request", BAD_REQUEST, "The request cannot be read")
        .detail(detail)
        .pointer(pointer)
        .exception();
  }
}
