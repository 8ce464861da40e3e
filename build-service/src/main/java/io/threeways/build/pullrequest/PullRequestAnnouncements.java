package io.threeways.build.pullrequest;

import io.threeways.build.run.Cause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says what happened to a pull request, in the caller's transaction. The event's id is the pull
 * request's {@link PullRequest#lastEvent()}; the cause is an event of the same chain.
 */
public interface PullRequestAnnouncements {

  void proposed(PullRequest.Open pullRequest, UUID cause);

  /**
   * @param rewritten whether commits went that had been there
   */
  void pushed(PullRequest.Open pullRequest, boolean rewritten, UUID cause);

  void queued(PullRequest.Queued pullRequest, UUID cause);

  void ejected(PullRequest.Open pullRequest, Instant at, UUID cause);

  /**
   * @param authors who cannot be its peers, the author first
   */
  void reviewed(PullRequest.Alive pullRequest, Review review, List<String> authors, UUID cause);

  /**
   * @param tree of the commit
   * @param build that tested it
   */
  void merged(PullRequest.Merged pullRequest, String tree, String build, UUID cause);

  void abandoned(PullRequest.Closed pullRequest, UUID cause);

  void conflicted(PullRequest.Alive pullRequest, Conflict conflict, Instant at, UUID cause);

  /**
   * Two changes do not go together.
   *
   * @param with other changes, or {@code main}
   * @param files in which texts conflict; empty when they do not
   * @param failed what is red, when texts do not conflict
   * @param reason one sentence for a person
   */
  record Conflict(List<String> with, List<String> files, @Nullable Cause failed, String reason) {
    public Conflict {
      with = List.copyOf(with);
      files = List.copyOf(files);
    }
  }
}
