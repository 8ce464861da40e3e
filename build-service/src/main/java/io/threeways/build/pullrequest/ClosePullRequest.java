package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives a pull request up; its branch stays, and may be proposed again. */
@ApplicationScoped
public class ClosePullRequest {
  private final PullRequests pullRequests;
  private final MergeQueues queues;
  private final PullRequestAnnouncements announcements;
  private final Clock clock;
  private final Supplier<UUID> ids;

  ClosePullRequest(
      PullRequests pullRequests,
      MergeQueues queues,
      PullRequestAnnouncements announcements,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.pullRequests = pullRequests;
    this.queues = queues;
    this.announcements = announcements;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * @param reason one sentence
   */
  @Transactional
  public Answer close(ChangeId id, String reason, String by) {
    PullRequest found = pullRequests.lock(id).orElse(null);
    return switch (found) {
      case null -> new Answer.Unknown();
      case PullRequest.Ended _ ->
          Answer.Refused.because(Answer.Kind.ENDED, id + " is over already");
      case PullRequest.Alive _ when queues.with(id).orElse(null) instanceof Batch.Landing ->
          Answer.Refused.because(Answer.Kind.ENDED, id + " is landing");
      case PullRequest.Alive alive -> {
        PullRequest.Closed closed = alive.close(by, reason, clock.instant(), ids.get());
        pullRequests.put(closed);
        announcements.abandoned(closed, alive.lastEvent());
        yield new Answer.Done(closed);
      }
    };
  }
}
