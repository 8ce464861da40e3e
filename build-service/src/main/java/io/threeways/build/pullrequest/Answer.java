package io.threeways.build.pullrequest;

import java.util.List;

/** What came of what a member asked for. */
public sealed interface Answer {

  /** As it is now. */
  record Done(PullRequest pullRequest) implements Answer {}

  /** There is none of this name. */
  record Unknown() implements Answer {}

  /**
   * It is not done.
   *
   * @param why sentences for a person
   */
  record Refused(Kind kind, List<String> why) implements Answer {
    public Refused {
      why = List.copyOf(why);
    }

    static Refused because(Kind kind, String why) {
      return new Refused(kind, List.of(why));
    }
  }

  /** What is in the way. */
  enum Kind {
    NO_SUCH_BRANCH,
    NOTHING_TO_PROPOSE,
    ALREADY_PROPOSED,
    ENDED,
    NOT_A_PEER,
    TOO_MUCH_SAID,
    MAY_NOT_BE_MERGED
  }
}
