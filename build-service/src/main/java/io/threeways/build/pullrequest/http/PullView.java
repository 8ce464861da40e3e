package io.threeways.build.pullrequest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.threeways.build.pullrequest.Proposal;
import io.threeways.build.pullrequest.PullRequest;
import io.threeways.build.pullrequest.ShowPullRequest;
import io.threeways.build.repository.ChangeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as a client sees it.
 *
 * @param id for example {@code shop/7}
 * @param state {@code open}, {@code queued}, {@code merged} or {@code closed}
 * @param draft its author does not want it merged yet
 * @param commit the newest
 * @param ejected why it left the queue the last time, unmerged
 * @param discussion only where one pull request is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PullView(
    String id,
    String repository,
    long number,
    String state,
    boolean draft,
    String branch,
    String target,
    String title,
    String text,
    String author,
    String commit,
    Instant openedAt,
    Instant updatedAt,
    @Nullable EjectedView ejected,
    @Nullable QueuedView queued,
    @Nullable MergedView merged,
    @Nullable ClosedView closed,
    @Nullable DiscussionView discussion) {

  /** Why it left the queue. */
  public record EjectedView(String reason, Instant at) {}

  /**
   * Who sent it to the queue.
   *
   * @param fix whether it is to repair a broken main
   */
  public record QueuedView(String by, boolean fix, Instant since) {}

  /**
   * @param commit at which main has it
   * @param batch changes that were tested together, this one included
   */
  public record MergedView(String by, String commit, List<String> batch, Instant at) {}

  /**
   * @param by null when its branch went
   */
  public record ClosedView(@Nullable String by, String reason, Instant at) {}

  static PullView of(PullRequest pullRequest) {
    return of(pullRequest, null);
  }

  static PullView of(ShowPullRequest.Shown shown) {
    return of(shown.pullRequest(), DiscussionView.of(shown));
  }

  private static PullView of(PullRequest pullRequest, @Nullable DiscussionView discussion) {
    Proposal of = pullRequest.proposal();
    return new PullView(
        of.id().toString(),
        of.id().repository().text(),
        of.id().number(),
        state(pullRequest),
        pullRequest instanceof PullRequest.Open open && open.draft(),
        of.branch().text(),
        of.target().text(),
        of.title(),
        of.text(),
        of.author(),
        of.commit().text(),
        of.openedAt(),
        of.updatedAt(),
        pullRequest instanceof PullRequest.Open open && open.ejection() != null
            ? new EjectedView(open.ejection().reason(), open.ejection().at())
            : null,
        pullRequest instanceof PullRequest.Queued queued
            ? new QueuedView(queued.by(), queued.fix(), queued.since())
            : null,
        pullRequest instanceof PullRequest.Merged merged ? merged(merged) : null,
        pullRequest instanceof PullRequest.Closed closed
            ? new ClosedView(closed.by(), closed.reason(), closed.at())
            : null,
        discussion);
  }

  private static MergedView merged(PullRequest.Merged merged) {
    return new MergedView(
        merged.by(),
        merged.commit().text(),
        merged.batch().stream().map(ChangeId::toString).toList(),
        merged.at());
  }

  private static String state(PullRequest pullRequest) {
    return switch (pullRequest) {
      case PullRequest.Open _ -> "open";
      case PullRequest.Queued _ -> "queued";
      case PullRequest.Merged _ -> "merged";
      case PullRequest.Closed _ -> "closed";
    };
  }
}
