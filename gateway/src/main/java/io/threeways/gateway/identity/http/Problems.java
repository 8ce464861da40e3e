package io.threeways.gateway.identity.http;

import io.threeways.problem.Problem;
import io.threeways.problem.ProblemException;

/** Refusals of this feature's resources. */
final class Problems {
  private Problems() {}

  static ProblemException of(int status, String kind, String title, String detail) {
    return Problem.of("gateway", kind, status, title).detail(detail).exception();
  }
}
