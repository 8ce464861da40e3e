package io.threeways.build.pullrequest;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Change;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitFacts;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Merges;
import io.threeways.build.repository.Refs;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildAnnouncements.CausingEvent;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.QueueMerge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Merges pull requests onto each other, and has the result built. */
@ApplicationScoped
class FormBatch {
  private final MergeQueues queues;
  private final PullRequests pullRequests;
  private final Changes changes;
  private final Merges merges;
  private final Refs refs;
  private final QueueMerge queueMerge;
  private final EjectPullRequest ejectPullRequest;
  private final Clock clock;
  private final Supplier<UUID> ids;

  FormBatch(
      MergeQueues queues,
      PullRequests pullRequests,
      Changes changes,
      Merges merges,
      Refs refs,
      QueueMerge queueMerge,
      EjectPullRequest ejectPullRequest,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.queues = queues;
    this.pullRequests = pullRequests;
    this.changes = changes;
    this.merges = merges;
    this.refs = refs;
    this.queueMerge = queueMerge;
    this.ejectPullRequest = ejectPullRequest;
    this.clock = clock;
    this.ids = ids;
  }

  /** Members and their merge, as far as texts go together. */
  private record Merged(List<PullRequest.Queued> members, CommitSha commit, CommitSha tree) {}

  /**
   * @param base main, or the commit of a batch that may land before
   * @param onMain whether it is main
   * @return whether something was done; else what is ahead has to land or leave first
   */
  boolean form(
      RepositoryName repository, List<Batch.Member> members, CommitSha base, boolean onMain)
      throws IOException {
    Instant now = clock.instant();
    List<PullRequest.Queued> in = new ArrayList<>();
    Merges.Clean last = new Merges.Clean(base, base);
    for (Batch.Member member : members) {
      PullRequest.Queued queued = queued(member).orElse(null);
      if (queued == null) {
        // It left since the queue was looked at, or is another commit by now: look again.
        return true;
      }
      switch (merges.merge(repository, last.commit(), member.head(), message(queued), now)) {
        case Merges.Clean clean -> {
          in.add(queued);
          last = clean;
        }
        case Merges.Conflicting(List<String> files) -> {
          if (!in.isEmpty()) {
            return tried(repository, base, new Merged(in, last.commit(), last.tree()), now);
          }
          if (onMain) {
            ejectPullRequest.ejectConflicting(member, files);
          } else {
            queues.waitFor(
                repository,
                "%s conflicts with what is ahead of it; it waits for that"
                    .formatted(member.change()));
          }
          return onMain;
        }
      }
    }
    return tried(repository, base, new Merged(in, last.commit(), last.tree()), now);
  }

  private boolean tried(RepositoryName repository, CommitSha base, Merged merged, Instant now)
      throws IOException {
    Change change = change(repository, base, merged, now);
    Optional<BuildId> build =
        queueMerge.queue(
            change,
            base,
            merged.commit(),
            title(merged.members()),
            merged.members().stream()
                .map(member -> new CausingEvent(member.proposal().chain(), member.lastEvent()))
                .toList());
    if (build.isEmpty()) {
      untestable(merged.members());
      return true;
    }
    Batch.Trying batch =
        new Batch.Trying(
            new Batch.Merge(
                repository,
                queues.nextNumber(repository),
                change.id(),
                merged.members().stream().map(FormBatch::member).toList(),
                base,
                merged.commit(),
                merged.tree(),
                now),
            build.get());
    refs.keep(repository, batch.merge().ref(), merged.commit());
    queues.put(batch);
    queues.waitFor(repository, null);
    return true;
  }

  /** One of them takes the pipeline away: alone it is found. */
  private void untestable(List<PullRequest.Queued> members) {
    if (members.size() == 1) {
      ejectPullRequest.ejectUntestable(member(members.getFirst()));
    } else {
      members.forEach(member -> queues.limit(member.id(), 1));
    }
  }

  /** One keeps its change; several are a change of their own, on its own chain. */
  private Change change(RepositoryName repository, CommitSha base, Merged merged, Instant now) {
    PullRequest.Queued last = merged.members().getLast();
    if (merged.members().size() == 1) {
      return changes
          .find(last.id())
          .orElseThrow(() -> new IllegalStateException("no change " + last.id()));
    }
    Change together =
        new Change(
            changes.next(repository),
            ids.get(),
            BranchName.MAIN,
            merged.commit(),
            base,
            new CommitFacts(merged.members().size(), title(merged.members()), Discussions.US),
            Discussions.US,
            now,
            last.lastEvent());
    changes.add(together);
    return together;
  }

  private Optional<PullRequest.Queued> queued(Batch.Member member) {
    return pullRequests
        .find(member.change())
        .filter(PullRequest.Queued.class::isInstance)
        .map(PullRequest.Queued.class::cast)
        .filter(queued -> queued.proposal().commit().equals(member.head()));
  }

  private static Batch.Member member(PullRequest.Queued queued) {
    return new Batch.Member(queued.id(), queued.proposal().commit());
  }

  private static String message(PullRequest.Queued queued) {
    return "Merge %s: %s\n".formatted(queued.id(), queued.proposal().title());
  }

  private static String title(List<PullRequest.Queued> members) {
    return members.size() == 1
        ? members.getFirst().proposal().title()
        : members.stream()
            .map(member -> member.id().toString())
            .collect(Collectors.joining(", ", "Merge ", ""));
  }
}
