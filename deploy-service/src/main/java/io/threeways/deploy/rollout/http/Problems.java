package io.threeways.deploy.rollout.http;

import io.threeways.deploy.rollout.CommandResult.Refused;
import io.threeways.problem.Problem;
import io.threeways.problem.ProblemException;
import java.util.UUID;

/** Refusals as problems. */
final class Problems {
  private static final String WORD = "deploy";
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private Problems() {}

  static ProblemException unknown(UUID deployment) {
    return Problem.of(WORD, "unknown-deployment", NOT_FOUND, "There is no such deployment")
        .detail(
            "No deployment has the id %s. GET /api/deploy/deployments lists them."
                .formatted(deployment))
        .exception();
  }

  static ProblemException refused(Refused refused) {
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
