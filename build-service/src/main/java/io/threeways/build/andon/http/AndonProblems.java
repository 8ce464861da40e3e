package io.threeways.build.andon.http;

import io.threeways.build.andon.Cord;
import io.threeways.build.repository.RepositoryName;
import io.threeways.problem.Problem;

/** What can be wrong with a request about a cord. */
final class AndonProblems {
  static final String WORD = "build";

  private AndonProblems() {}

  static Problem unknown(RepositoryName repository) {
    return Problem.of(WORD, "unknown-repository", 404, "Unknown repository")
        .detail("there is no repository '%s'".formatted(repository));
  }

  static Problem notPulled(RepositoryName repository) {
    return Problem.of(WORD, "cord-not-pulled", 409, "The cord is not pulled")
        .detail("the cord of '%s' is not pulled: main takes changes".formatted(repository));
  }

  static Problem pulledBefore(Cord.Pulled cord) {
    return Problem.of(WORD, "cord-pulled", 409, "The cord is pulled")
        .detail(
            "the cord of '%s' is pulled since %s by %s: %s"
                .formatted(
                    cord.repository(), cord.pull().at(), cord.pull().by(), cord.pull().reason()));
  }

  static Problem noMain(RepositoryName repository) {
    return Problem.of(WORD, "no-main", 409, "There is no main")
        .detail(
            "nothing was pushed to main of '%s': there is nothing to stop".formatted(repository));
  }

  static Problem noReason(int longest) {
    return Problem.of(WORD, "no-reason", 400, "A reason is needed")
        .detail("everyone is told why: {\"reason\": \"…\"}, 1 to %d characters".formatted(longest));
  }

  static Problem tooManyTargets(int most) {
    return Problem.of(WORD, "too-many-targets", 409, "Too many subscriptions")
        .detail(
            "a member is told at %d places at most (threeways.build.andon.targets); take one away"
                .formatted(most));
  }

  static Problem notReachable(String why) {
    return Problem.of(WORD, "target-not-reachable", 422, "Nothing is sent there").detail(why);
  }

  static Problem notSubscribed() {
    return Problem.of(WORD, "not-subscribed", 404, "Not subscribed")
        .detail("there is no such subscription of yours");
  }
}
