package io.threeways.build.pullrequest;

import io.threeways.build.repository.Change;
import io.threeways.build.repository.ChangeFollower;
import io.threeways.build.repository.Commit;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Histories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is pushed to a branch is what its pull request proposes; with the branch it goes. */
@ApplicationScoped
class FollowBranch implements ChangeFollower {
  /** Commits that went, each a line of a note. */
  private static final int MOST_NAMED = 20;

  private final PullRequests pullRequests;
  private final Discussions discussions;
  private final Histories histories;
  private final PullRequestAnnouncements announcements;
  private final Rounds rounds;
  private final Clock clock;
  private final Supplier<UUID> ids;

  FollowBranch(
      PullRequests pullRequests,
      Discussions discussions,
      Histories histories,
      PullRequestAnnouncements announcements,
      @Named("build-pull-requests") Rounds rounds,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.pullRequests = pullRequests;
    this.discussions = discussions;
    this.histories = histories;
    this.announcements = announcements;
    this.rounds = rounds;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Optional<String> pushed(Change change) {
    if (change.branch().isMain()) {
      return Optional.empty();
    }
    return switch (pullRequests.lock(change.id()).orElse(null)) {
      case null ->
          Optional.of(
              "propose it for main with: threeways pr create %s %s"
                  .formatted(change.repository(), change.branch()));
      case PullRequest.Ended _ -> Optional.empty();
      case PullRequest.Alive alive -> Optional.of(update(alive, change));
    };
  }

  @Override
  public void deleted(Change last) {
    if (pullRequests.lock(last.id()).orElse(null) instanceof PullRequest.Alive alive) {
      PullRequest.Closed closed =
          alive.close(null, "its branch was deleted", clock.instant(), ids.get());
      pullRequests.put(closed);
      announcements.abandoned(closed, alive.lastEvent());
    }
  }

  @Override
  public void committed() {
    rounds.wake();
  }

  private String update(PullRequest.Alive alive, Change change) {
    List<Commit> gone = gone(change, alive.proposal().commit());
    PullRequest.Open updated =
        alive.push(change.commit(), change.pusher(), change.pushedAt(), ids.get());
    pullRequests.put(updated);
    announcements.pushed(updated, !gone.isEmpty(), alive.lastEvent());
    if (!gone.isEmpty()) {
      note(updated, rewritten(change, gone));
    }
    boolean wasQueued = alive instanceof PullRequest.Queued;
    if (wasQueued) {
      note(updated, "it left the merge queue: %s pushed to it".formatted(change.pusher()));
    }
    return "pull request %s is updated; %s"
        .formatted(
            updated.id(),
            wasQueued
                ? "it has left the merge queue"
                : "approvals of what it was before do not count");
  }

  private String rewritten(Change change, List<Commit> gone) {
    String more = gone.size() > MOST_NAMED ? "\n- and more" : "";
    return "%s pushed by force: earlier approvals are stale. Gone from the branch:\n%s%s"
        .formatted(
            change.pusher(),
            gone.stream()
                .limit(MOST_NAMED)
                .map(FollowBranch::line)
                .collect(Collectors.joining("\n")),
            more);
  }

  private static String line(Commit commit) {
    return "- %s %s".formatted(commit.sha().abbreviated(), commit.authorship().title());
  }

  private void note(PullRequest.Open updated, String text) {
    discussions.say(updated.id(), Comment.Voice.NOTE, Discussions.US, null, text, clock.instant());
  }

  private List<Commit> gone(Change change, CommitSha before) {
    try {
      return histories.difference(
          change.repository(), List.of(before), List.of(change.commit()), MOST_NAMED + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compare " + before + " and " + change.commit(), e);
    }
  }
}
