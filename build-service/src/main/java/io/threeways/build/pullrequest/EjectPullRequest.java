package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.Commit;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Histories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import io.threeways.build.run.Builds;
import io.threeways.build.run.Cause;
import io.threeways.pipeline.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Takes a pull request out of the queue, and says why. */
@ApplicationScoped
class EjectPullRequest {
  /** Of main's commits that a branch has not seen, and of changes that came with them. */
  private static final int MOST_COMMITS = 1000;

  private static final int MOST_CHANGES = 20;

  private final PullRequests pullRequests;
  private final Discussions discussions;
  private final Changes changes;
  private final Histories histories;
  private final Builds builds;
  private final PullRequestAnnouncements announcements;
  private final Clock clock;
  private final Supplier<UUID> ids;

  EjectPullRequest(
      PullRequests pullRequests,
      Discussions discussions,
      Changes changes,
      Histories histories,
      Builds builds,
      PullRequestAnnouncements announcements,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.pullRequests = pullRequests;
    this.discussions = discussions;
    this.changes = changes;
    this.histories = histories;
    this.builds = builds;
    this.announcements = announcements;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * @param batch in which it was tried
   * @param why it did not land
   */
  void eject(Batch.Member member, Batch.Active batch, MergeTrain.Verdict why) throws IOException {
    switch (why) {
      case MergeTrain.Red(Cause cause) -> red(member, batch, cause);
      case MergeTrain.Stopped(String reason) -> leave(member, reason, Optional.empty());
      case MergeTrain.Green _, MergeTrain.Undecided _, MergeTrain.HostFailed _ ->
          throw new IllegalArgumentException("that is no reason to leave");
    }
  }

  /** Others have changed main since it was proposed. */
  void ejectConflicting(Batch.Member member, List<String> files) {
    String reason =
        "it conflicts with main in %s; merge main into it, or rebase it"
            .formatted(String.join(", ", files));
    leave(
        member,
        reason,
        Optional.of(
            new PullRequestAnnouncements.Conflict(
                List.of(Findings.Clash.MAIN), files, null, reason)));
  }

  void ejectUntestable(Batch.Member member) {
    leave(
        member,
        "merged it has no %s: nothing would test it".formatted(Pipeline.FILE),
        Optional.empty());
  }

  /**
   * A peer asks for changes while it is in the queue.
   *
   * @param queued locked
   */
  PullRequest.Open ejectUnwanted(PullRequest.Queued queued, String peer) {
    return leave(queued, peer + " asks for changes", clock.instant());
  }

  private void red(Batch.Member member, Batch.Active batch, Cause cause) throws IOException {
    String what = describe(cause);
    List<String> with = isGreenAlone(member) ? newOnMain(member, batch.merge().base()) : List.of();
    if (with.isEmpty()) {
      leave(member, "%s (build %s)".formatted(what, batch.build()), Optional.empty());
      return;
    }
    String reason =
        "%s (build %s); alone it is green: it conflicts semantically with %s%s"
            .formatted(
                what, batch.build(), with.size() > 1 ? "one of " : "", String.join(", ", with));
    leave(
        member,
        reason,
        Optional.of(new PullRequestAnnouncements.Conflict(with, List.of(), cause, reason)));
  }

  private static String describe(Cause cause) {
    return cause.tests().isEmpty()
        ? "stage %s: %s".formatted(cause.stage(), cause.message())
        : cause.tests().getFirst().describe();
  }

  private boolean isGreenAlone(Batch.Member member) {
    return builds.of(member.change(), member.head()).flatMap(builds::find).orElse(null)
        instanceof Build.Passed;
  }

  /** What came to main since its branch left: the newest first. */
  private List<String> newOnMain(Batch.Member member, CommitSha base) throws IOException {
    RepositoryName repository = member.change().repository();
    Optional<CommitSha> left = histories.mergeBase(repository, base, member.head());
    if (left.isEmpty()) {
      return List.of();
    }
    Set<CommitSha> unseen =
        histories.difference(repository, List.of(base), List.of(left.get()), MOST_COMMITS).stream()
            .map(Commit::sha)
            .collect(Collectors.toUnmodifiableSet());
    return changes.arrivedAt(repository, unseen, MOST_CHANGES).stream()
        .map(ChangeId::toString)
        .toList();
  }

  private void leave(
      Batch.Member member, String reason, Optional<PullRequestAnnouncements.Conflict> conflict) {
    if (!(pullRequests.lock(member.change()).orElse(null) instanceof PullRequest.Queued queued)
        || !queued.proposal().commit().equals(member.head())) {
      return;
    }
    Instant now = clock.instant();
    PullRequest.Queued told = queued;
    if (conflict.isPresent()) {
      told = queued.said(ids.get());
      announcements.conflicted(told, conflict.get(), now, queued.lastEvent());
    }
    leave(told, reason, now);
  }

  private PullRequest.Open leave(PullRequest.Queued queued, String reason, Instant now) {
    PullRequest.Open open = queued.eject(new Ejection(reason, now), ids.get());
    pullRequests.put(open);
    announcements.ejected(open, now, queued.lastEvent());
    discussions.say(
        open.id(),
        Comment.Voice.NOTE,
        Discussions.US,
        null,
        "It left the merge queue: " + reason,
        now);
    return open;
  }
}
