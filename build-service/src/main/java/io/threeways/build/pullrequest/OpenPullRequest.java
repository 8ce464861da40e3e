package io.threeways.build.pullrequest;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Change;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.Head;
import io.threeways.build.repository.Histories;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Proposes a branch for main. */
@ApplicationScoped
public class OpenPullRequest {
  private final PullRequests pullRequests;
  private final Changes changes;
  private final Histories histories;
  private final PullRequestAnnouncements announcements;
  private final Clock clock;
  private final Supplier<UUID> ids;

  OpenPullRequest(
      PullRequests pullRequests,
      Changes changes,
      Histories histories,
      PullRequestAnnouncements announcements,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.pullRequests = pullRequests;
    this.changes = changes;
    this.histories = histories;
    this.announcements = announcements;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * What is proposed.
   *
   * @param title one line; null: that of the newest commit
   */
  public record Wanted(
      RepositoryName repository,
      BranchName branch,
      @Nullable String title,
      String text,
      boolean draft) {

    /**
     * @throws IllegalArgumentException with a sentence for a person
     */
    public Wanted {
      if (title != null && (title.isBlank() || title.length() > PullRequestLimits.TITLE_LENGTH)) {
        throw new IllegalArgumentException(
            "a title has 1 to %d characters".formatted(PullRequestLimits.TITLE_LENGTH));
      }
    }
  }

  /** With the repository locked: a push comes before and is part of it, or after and updates it. */
  @Transactional(rollbackOn = IOException.class)
  public Answer open(Wanted wanted, String by) throws IOException {
    changes.lock(wanted.repository());
    Map<BranchName, Head> heads = changes.heads(wanted.repository());
    Head head = heads.get(wanted.branch());
    Head main = heads.get(BranchName.MAIN);
    if (head == null || main == null || wanted.branch().isMain()) {
      return Answer.Refused.because(
          Answer.Kind.NO_SUCH_BRANCH,
          "%s has no branch '%s' beside main; push it first"
              .formatted(wanted.repository(), wanted.branch()));
    }
    if (histories.isAncestor(wanted.repository(), head.commit(), main.commit())) {
      return Answer.Refused.because(
          Answer.Kind.NOTHING_TO_PROPOSE,
          "main has everything that '%s' has".formatted(wanted.branch()));
    }
    Change change =
        changes
            .find(head.change())
            .orElseThrow(
                () -> new IllegalStateException("a branch's change is kept: " + head.change()));
    return open(wanted, change, pullRequests.lock(change.id()), by);
  }

  private Answer open(Wanted wanted, Change change, Optional<PullRequest> before, String by) {
    UUID event = ids.get();
    Proposal proposal = proposal(wanted, change, by);
    return switch (before.orElse(null)) {
      case null ->
          opened(new PullRequest.Open(proposal, wanted.draft(), null, event), change.event());
      case PullRequest.Closed closed ->
          opened(closed.reopen(proposal, wanted.draft(), event), closed.lastEvent());
      case PullRequest.Alive alive ->
          Answer.Refused.because(
              Answer.Kind.ALREADY_PROPOSED,
              "'%s' is proposed already, as %s".formatted(wanted.branch(), alive.id()));
      case PullRequest.Merged merged ->
          Answer.Refused.because(
              Answer.Kind.ENDED,
              "%s is merged; what comes after it is proposed from a branch of another name"
                  .formatted(merged.id()));
    };
  }

  private Answer opened(PullRequest.Open opened, UUID cause) {
    pullRequests.put(opened);
    announcements.proposed(opened, cause);
    return new Answer.Done(opened);
  }

  private Proposal proposal(Wanted wanted, Change change, String by) {
    Instant now = clock.instant();
    String title = wanted.title() == null ? change.facts().title() : wanted.title();
    return new Proposal(
        change.id(),
        change.chain(),
        change.branch(),
        BranchName.MAIN,
        title.substring(0, Math.min(title.length(), PullRequestLimits.TITLE_LENGTH)),
        wanted.text(),
        by,
        Set.of(change.pusher()),
        change.commit(),
        now,
        now);
  }
}
