package io.threeways.build.pullrequest;

import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Merges;
import io.threeways.build.repository.MoveRules;
import io.threeways.build.repository.Mover;
import io.threeways.build.repository.Trees;
import io.threeways.build.run.Build;
import io.threeways.build.run.Builds;
import io.threeways.pipeline.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Sends a pull request to the merge queue, if nothing is in the way. */
@ApplicationScoped
public class EnqueuePullRequest {
  private final PullRequests pullRequests;
  private final Discussions discussions;
  private final MergeQueues queues;
  private final ReadPullRequest readPullRequest;
  private final Merges merges;
  private final MoveRules rules;
  private final Trees trees;
  private final Builds builds;
  private final PullRequestAnnouncements announcements;
  private final PullRequestLimits limits;
  private final Clock clock;
  private final Supplier<UUID> ids;

  EnqueuePullRequest(
      PullRequests pullRequests,
      Discussions discussions,
      MergeQueues queues,
      ReadPullRequest readPullRequest,
      Merges merges,
      MoveRules rules,
      Trees trees,
      Builds builds,
      PullRequestAnnouncements announcements,
      PullRequestLimits limits,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.pullRequests = pullRequests;
    this.discussions = discussions;
    this.queues = queues;
    this.readPullRequest = readPullRequest;
    this.merges = merges;
    this.rules = rules;
    this.trees = trees;
    this.builds = builds;
    this.announcements = announcements;
    this.limits = limits;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * @param fix whether it repairs a main that is broken: it may enter while nothing else may
   */
  @Transactional(rollbackOn = IOException.class)
  public Answer enqueue(ChangeId id, String by, boolean fix) throws IOException {
    if (pullRequests.find(id).isEmpty()) {
      return new Answer.Unknown();
    }
    queues.open(id.repository());
    PullRequest found = pullRequests.lock(id).orElse(null);
    return switch (found) {
      case null -> new Answer.Unknown();
      case PullRequest.Queued queued -> new Answer.Done(fix ? asFix(queued) : queued);
      case PullRequest.Ended _ ->
          Answer.Refused.because(Answer.Kind.ENDED, id + " is over already");
      case PullRequest.Open open -> enqueue(open, new Mover.Merging(by, fix));
    };
  }

  private PullRequest asFix(PullRequest.Queued queued) {
    PullRequest.Queued fix = queued.asFix();
    pullRequests.put(fix);
    return fix;
  }

  private Answer enqueue(PullRequest.Open open, Mover.Merging by) throws IOException {
    List<String> missing = missing(open, by);
    if (!missing.isEmpty()) {
      return new Answer.Refused(Answer.Kind.MAY_NOT_BE_MERGED, missing);
    }
    PullRequest.Queued queued = open.enqueue(by.name(), by.fix(), clock.instant(), ids.get());
    pullRequests.put(queued);
    queues.join(queued.id());
    announcements.queued(queued, open.lastEvent());
    return new Answer.Done(queued);
  }

  private List<String> missing(PullRequest.Open open, Mover.Merging by) throws IOException {
    Proposal proposal = open.proposal();
    ReadPullRequest.Content content = readPullRequest.readToLand(proposal);
    List<String> missing =
        new ArrayList<>(
            new Requirements(open, content, discussions.reviews(open.id()))
                .missing(limits.approvals()));
    if (trees.file(open.id().repository(), proposal.commit(), Pipeline.FILE).isEmpty()) {
      missing.add("it has no %s: nothing would test it".formatted(Pipeline.FILE));
    }
    if (merges.attempt(open.id().repository(), content.main(), proposal.commit())
        instanceof Merges.Conflicting(List<String> files)) {
      missing.add("it conflicts with main in %s".formatted(String.join(", ", files)));
    }
    Optional<Build> own = builds.of(open.id(), proposal.commit()).flatMap(builds::find);
    if (own.isPresent() && own.get() instanceof Build.Failed failed) {
      missing.add("its build %s is red: %s".formatted(failed.id(), failed.cause().message()));
    }
    shut(proposal, content.main(), by).ifPresent(missing::addAll);
    return missing;
  }

  /** What the queue would wait for at its end is said at once; it asks again when it lands. */
  private Optional<List<String>> shut(Proposal proposal, CommitSha main, Mover.Merging by) {
    return rules
        .refusal(
            proposal.id().repository(),
            new BranchMove(proposal.target(), main, proposal.commit()),
            by)
        .map(
            refusal ->
                refusal.lines().isEmpty()
                    ? List.of(refusal.reason())
                    : refusal.lines().stream().map(String::strip).toList());
  }
}
