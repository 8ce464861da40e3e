package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A peer says what becomes of a pull request. */
@ApplicationScoped
public class ReviewPullRequest {
  private final PullRequests pullRequests;
  private final Discussions discussions;
  private final MergeQueues queues;
  private final EjectPullRequest ejectPullRequest;
  private final ReadPullRequest readPullRequest;
  private final PullRequestAnnouncements announcements;
  private final PullRequestLimits limits;
  private final Clock clock;
  private final Supplier<UUID> ids;

  ReviewPullRequest(
      PullRequests pullRequests,
      Discussions discussions,
      MergeQueues queues,
      EjectPullRequest ejectPullRequest,
      ReadPullRequest readPullRequest,
      PullRequestAnnouncements announcements,
      PullRequestLimits limits,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.pullRequests = pullRequests;
    this.discussions = discussions;
    this.queues = queues;
    this.ejectPullRequest = ejectPullRequest;
    this.readPullRequest = readPullRequest;
    this.announcements = announcements;
    this.limits = limits;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * @param commit that was looked at
   */
  @Transactional(rollbackOn = IOException.class)
  public Answer review(
      ChangeId id, Review.Verdict verdict, CommitSha commit, String text, String by)
      throws IOException {
    PullRequest found = pullRequests.lock(id).orElse(null);
    return switch (found) {
      case null -> new Answer.Unknown();
      case PullRequest.Ended _ ->
          Answer.Refused.because(Answer.Kind.ENDED, id + " is over; nothing is reviewed any more");
      case PullRequest.Alive alive -> review(alive, verdict, commit, text, by);
    };
  }

  private Answer review(
      PullRequest.Alive alive, Review.Verdict verdict, CommitSha commit, String text, String by)
      throws IOException {
    Proposal proposal = alive.proposal();
    Authors authors = Authors.of(proposal, readPullRequest.read(proposal).commits());
    List<Review> reviews = discussions.reviews(alive.id());
    if (authors.areProven(by)
        || authors.include(by) && verdict == Review.Verdict.APPROVE && !withdraws(reviews, by)) {
      return Answer.Refused.because(
          Answer.Kind.NOT_A_PEER,
          "%s is by %s; a review is a peer's, who is not among its authors"
              .formatted(alive.id(), String.join(", ", authors.names())));
    }
    if (reviews.size() >= limits.comments()) {
      return CommentOnPullRequest.tooMuch(limits);
    }
    boolean stops = verdict == Review.Verdict.REQUEST_CHANGES;
    if (stops && queues.with(alive.id()).orElse(null) instanceof Batch.Landing) {
      return Answer.Refused.because(
          Answer.Kind.ENDED, alive.id() + " is landing; what it lacks is a change of its own");
    }
    Review review = new Review(by, verdict, commit, text, clock.instant());
    PullRequest.Alive told = alive.said(ids.get());
    discussions.review(alive.id(), review);
    pullRequests.put(told);
    announcements.reviewed(told, review, authors.names(), alive.lastEvent());
    return new Answer.Done(
        stops && told instanceof PullRequest.Queued queued
            ? ejectPullRequest.ejectUnwanted(queued, by)
            : told);
  }

  /** It counts for nothing else when a commit names who withdraws. */
  private static boolean withdraws(List<Review> reviews, String by) {
    return reviews.reversed().stream()
        .filter(review -> review.reviewer().equalsIgnoreCase(by))
        .filter(review -> review.verdict() != Review.Verdict.COMMENT)
        .findFirst()
        .filter(review -> review.verdict() == Review.Verdict.REQUEST_CHANGES)
        .isPresent();
  }
}
