package io.threeways.build.pullrequest;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.Commit;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Head;
import io.threeways.build.repository.Merges;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.Trees;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds out what can be said of a pull request, and whether that has to be done anew. */
@ApplicationScoped
class LookAtPullRequest {
  /** Files of a commit whose names are compared with those of touched sources. */
  private static final int MOST_PATHS = 20_000;

  private final Changes changes;
  private final Trees trees;
  private final Merges merges;
  private final ReadPullRequest readPullRequest;
  private final PullRequestLimits limits;
  private final Clock clock;

  LookAtPullRequest(
      Changes changes,
      Trees trees,
      Merges merges,
      ReadPullRequest readPullRequest,
      PullRequestLimits limits,
      @Named("build-clock") Clock clock) {
    this.changes = changes;
    this.trees = trees;
    this.merges = merges;
    this.readPullRequest = readPullRequest;
    this.limits = limits;
    this.clock = clock;
  }

  /** Where everything stands that a look depends on. */
  record Surroundings(CommitSha main, List<Map.Entry<BranchName, Head>> others, int left) {

    String basis(Proposal proposal, Instant now) {
      return "%s %s %s %s"
          .formatted(
              proposal.commit(),
              Duration.between(proposal.openedAt(), now).toDays(),
              main,
              others.stream()
                  .map(other -> other.getValue().commit().text())
                  .collect(Collectors.joining(" ")));
    }
  }

  Surroundings surroundings(Proposal proposal) {
    Map<BranchName, Head> heads = changes.heads(proposal.id().repository());
    List<Map.Entry<BranchName, Head>> others =
        heads.entrySet().stream()
            .filter(head -> !head.getKey().isMain() && !head.getKey().equals(proposal.branch()))
            .sorted(newestFirst())
            .toList();
    return new Surroundings(
        readPullRequest.main(proposal),
        others.stream().limit(limits.branches()).toList(),
        Math.max(0, others.size() - limits.branches()));
  }

  Findings look(Proposal proposal, Surroundings around) throws IOException {
    RepositoryName repository = proposal.id().repository();
    ReadPullRequest.Content content = readPullRequest.read(proposal);
    List<Findings.Clash> clashes = new ArrayList<>();
    List<String> uncompared = new ArrayList<>();
    if (merges.attempt(repository, around.main(), proposal.commit())
        instanceof Merges.Conflicting(List<String> files)) {
      clashes.add(new Findings.Clash(Findings.Clash.MAIN, files));
    }
    int compared = 0;
    for (Map.Entry<BranchName, Head> other : around.others()) {
      ChangeId change = other.getValue().change();
      try {
        if (merges.attempt(repository, other.getValue().commit(), proposal.commit())
            instanceof Merges.Conflicting(List<String> files)) {
          clashes.add(Findings.Clash.with(change, files));
        }
        compared++;
      } catch (IOException e) {
        uncompared.add("Not compared with %s: %s.".formatted(change, e.getMessage()));
      }
    }
    if (around.left() > 0) {
      uncompared.add("Not compared with %d older branches.".formatted(around.left()));
    }
    Instant since = since(proposal, content.commits());
    return new Findings(
        content,
        Authors.of(proposal, content.commits()),
        since,
        Duration.between(since, clock.instant()),
        clashes,
        compared,
        uncompared,
        TestsByName.untested(
            content.files(), trees.changedFiles(repository, null, proposal.commit(), MOST_PATHS)));
  }

  private static Instant since(Proposal proposal, List<Commit> commits) {
    return commits.stream()
        .map(Commit::committedAt)
        .min(Comparator.naturalOrder())
        .filter(oldest -> oldest.isBefore(proposal.openedAt()))
        .orElse(proposal.openedAt());
  }

  private static Comparator<Map.Entry<BranchName, Head>> newestFirst() {
    return Comparator.comparing(
            (Map.Entry<BranchName, Head> head) -> head.getValue().change().number())
        .reversed();
  }
}
