package io.threeways.build.pullrequest.http;

import io.threeways.build.pullrequest.Answer;
import io.threeways.build.pullrequest.PullRequest;
import io.threeways.build.repository.ChangeId;
import io.threeways.problem.Problem;

/** What can be wrong with a request about a pull request. */
final class PullProblems {
  private static final String WORD = "build";

  private PullProblems() {}

  /** What was asked for, or why not. */
  static PullRequest done(ChangeId id, Answer answer) {
    return switch (answer) {
      case Answer.Done(PullRequest pullRequest) -> pullRequest;
      case Answer.Unknown _ -> throw unknown(id).exception();
      case Answer.Refused refused -> throw refused(refused).exception();
    };
  }

  static Problem unknown(ChangeId id) {
    return Problem.of(WORD, "unknown-pull-request", 404, "Unknown pull request")
        .detail("there is no pull request %s; GET /api/build/pulls lists them".formatted(id));
  }

  static Problem refused(Answer.Refused refused) {
    Problem problem =
        switch (refused.kind()) {
          case NO_SUCH_BRANCH -> Problem.of(WORD, "no-such-branch", 404, "No such branch");
          case NOTHING_TO_PROPOSE -> of("nothing-to-propose", "Nothing to propose");
          case ALREADY_PROPOSED -> of("already-proposed", "Already proposed");
          case ENDED -> of("pull-request-ended", "The pull request has ended");
          case NOT_A_PEER -> Problem.of(WORD, "not-a-peer", 403, "Not a peer");
          case TOO_MUCH_SAID -> of("too-much-said", "Too much was said");
          case MAY_NOT_BE_MERGED -> of("may-not-be-merged", "It may not be merged yet");
        };
    return problem.detail(String.join("; ", refused.why())).with("reasons", refused.why());
  }

  private static Problem of(String kind, String title) {
    return Problem.of(WORD, kind, 409, title);
  }

  static Problem malformed(String detail) {
    return Problem.of(WORD, "malformed-request", 400, "Malformed request").detail(detail);
  }
}
