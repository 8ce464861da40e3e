package io.threeways.deploy.toggle.http;

import io.threeways.deploy.toggle.ToggleResult.Refused;
import io.threeways.deploy.toggle.file.Fault;
import io.threeways.problem.Problem;
import io.threeways.problem.ProblemException;
import java.util.List;

/** Refusals as problems. */
final class Problems {
  private static final String WORD = "deploy";

  private Problems() {}

  static ProblemException unknown(String key) {
    return Problem.of(WORD, "unknown-toggle", 404, "There is no such toggle")
        .detail("There is no toggle '%s'. GET /api/deploy/toggles lists them.".formatted(key))
        .exception();
  }

  static ProblemException refused(Refused refused) {
    return Problem.of(WORD, refused.kind(), 409, "This cannot be done with this toggle")
        .detail(refused.detail())
        .exception();
  }

  static ProblemException malformed(String pointer, String detail) {
    return Problem.of(WORD, "malformed-request", 400, "The request cannot be read")
        .detail(detail)
        .pointer(pointer)
        .exception();
  }

  /** The first one as a problem's place, all of them beside it. */
  static ProblemException faults(List<Fault> faults) {
    Fault first = faults.getFirst();
    return Problem.of(WORD, "refused-toggles", 422, "The file of toggles is refused")
        .detail("%d:%d: %s".formatted(first.line(), first.column(), first.message()))
        .pointer(first.pointer())
        .at(first.line(), first.column())
        .with("errors", faults)
        .exception();
  }

  /** Nothing could be read yet, neither from the database nor from disk. */
  static ProblemException notYet() {
    return Problem.of(WORD, "toggles-not-known", 503, "The toggles are not known yet")
        .detail("The database is away and this host has kept none. Try again in a moment.")
        .exception();
  }
}
