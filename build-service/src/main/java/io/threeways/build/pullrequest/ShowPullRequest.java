package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A pull request with all that is said of it. */
@ApplicationScoped
public class ShowPullRequest {
  private final PullRequests pullRequests;
  private final Discussions discussions;
  private final MergeQueues queues;
  private final ReadPullRequest readPullRequest;
  private final PullRequestLimits limits;

  ShowPullRequest(
      PullRequests pullRequests,
      Discussions discussions,
      MergeQueues queues,
      ReadPullRequest readPullRequest,
      PullRequestLimits limits) {
    this.pullRequests = pullRequests;
    this.discussions = discussions;
    this.queues = queues;
    this.readPullRequest = readPullRequest;
    this.limits = limits;
  }

  /**
   * What is shown.
   *
   * @param missing before it may be merged; nothing where it is queued or over
   */
  public record Shown(
      PullRequest pullRequest,
      Authors authors,
      List<String> missing,
      List<Review> reviews,
      List<Comment> comments) {
    public Shown {
      missing = List.copyOf(missing);
      reviews = List.copyOf(reviews);
      comments = List.copyOf(comments);
    }
  }

  public Optional<Shown> show(ChangeId id) throws IOException {
    Optional<PullRequest> found = pullRequests.find(id);
    return found.isEmpty() ? Optional.empty() : Optional.of(show(found.get()));
  }

  private Shown show(PullRequest pullRequest) throws IOException {
    ReadPullRequest.Content content =
        pullRequest instanceof PullRequest.Open
            ? readPullRequest.readToLand(pullRequest.proposal())
            : readPullRequest.read(pullRequest.proposal(), main(pullRequest));
    List<Review> reviews = discussions.reviews(pullRequest.id());
    return new Shown(
        pullRequest,
        Authors.of(pullRequest.proposal(), content.commits()),
        pullRequest instanceof PullRequest.Open open
            ? new Requirements(open, content, reviews).missing(limits.approvals())
            : List.of(),
        reviews,
        discussions.comments(pullRequest.id()));
  }

  /** What is merged is still compared with what it was merged into. */
  private CommitSha main(PullRequest pullRequest) {
    Optional<CommitSha> before =
        pullRequest instanceof PullRequest.Merged merged
            ? queues.before(merged.id().repository(), merged.commit())
            : Optional.empty();
    return before.orElseGet(() -> readPullRequest.main(pullRequest.proposal()));
  }
}
