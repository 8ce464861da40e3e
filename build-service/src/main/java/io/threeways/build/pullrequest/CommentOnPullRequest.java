package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A member says something about a pull request; also after its end. */
@ApplicationScoped
public class CommentOnPullRequest {
  private final PullRequests pullRequests;
  private final Discussions discussions;
  private final PullRequestLimits limits;
  private final Clock clock;

  CommentOnPullRequest(
      PullRequests pullRequests,
      Discussions discussions,
      PullRequestLimits limits,
      @Named("build-clock") Clock clock) {
    this.pullRequests = pullRequests;
    this.discussions = discussions;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @param place null: the whole
   */
  @Transactional
  public Answer comment(ChangeId id, Comment.@Nullable Place place, String text, String by) {
    Optional<PullRequest> found = pullRequests.lock(id);
    if (found.isEmpty()) {
      return new Answer.Unknown();
    }
    if (discussions.comments(id).size() >= limits.comments()) {
      return tooMuch(limits);
    }
    discussions.say(id, Comment.Voice.PERSON, by, place, text, clock.instant());
    return new Answer.Done(found.get());
  }

  static Answer.Refused tooMuch(PullRequestLimits limits) {
    return Answer.Refused.because(
        Answer.Kind.TOO_MUCH_SAID,
        "a discussion has at most %d comments and as many reviews (threeways.build.pullrequest.comments)"
            .formatted(limits.comments()));
  }
}
