package io.threeways.build.release;

import io.threeways.build.repository.Authorship;
import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Commit;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Histories;
import io.threeways.build.repository.Merges;
import io.threeways.build.repository.MoveRule;
import io.threeways.build.repository.Mover;
import io.threeways.build.repository.Refusal;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.Trees;
import io.threeways.build.run.Build;
import io.threeways.build.run.Builds;
import io.threeways.build.run.ReadDeploy;
import io.threeways.pipeline.Deploy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where main's pipeline file says {@code release: branch}, a release branch is cut from a green
 * commit of main, goes forward by cherry-picks of work that main has, or where main takes pushes
 * any other branch, and is not deleted before all of it has returned to main.
 */
@ApplicationScoped
class ReleaseRule implements MoveRule {
  private static final int FEW = 50;

  private final Trees trees;
  private final Histories histories;
  private final Merges merges;
  private final Repositories repositories;
  private final Builds builds;
  private final ReadDeploy readDeploy;
  private final ReadReleases releases;
  private final ReleaseLimits limits;

  ReleaseRule(
      Trees trees,
      Histories histories,
      Merges merges,
      Repositories repositories,
      Builds builds,
      ReadDeploy readDeploy,
      ReadReleases releases,
      ReleaseLimits limits) {
    this.trees = trees;
    this.histories = histories;
    this.merges = merges;
    this.repositories = repositories;
    this.builds = builds;
    this.readDeploy = readDeploy;
    this.releases = releases;
    this.limits = limits;
  }

  @Override
  public Optional<Refusal> refusal(RepositoryName repository, BranchMove move, Mover mover) {
    if (!limits.guarded() || !move.branch().isRelease()) {
      return Optional.empty();
    }
    try {
      Map<BranchName, CommitSha> heads = trees.branches(repository);
      CommitSha main = heads.get(BranchName.MAIN);
      return main != null && releasesFromBranches(repository)
          ? refusal(repository, move, heads, main)
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the history of " + repository, e);
    }
  }

  private Optional<Refusal> refusal(
      RepositoryName repository, BranchMove move, Map<BranchName, CommitSha> heads, CommitSha main)
      throws IOException {
    CommitSha from = move.from();
    CommitSha to = move.to();
    if (to == null) {
      return from == null ? Optional.empty() : deletion(repository, move.branch(), heads, from);
    }
    return from == null ? cut(repository, main, to) : picks(repository, heads, from, to);
  }

  private Optional<Refusal> cut(RepositoryName repository, CommitSha main, CommitSha to)
      throws IOException {
    if (!histories.isAncestor(repository, to, main)) {
      return Optional.of(
          new Refusal(
              "a release branch is cut from main",
              List.of(
                  "%s is not on main, and a release is cut from what is:"
                      .formatted(to.abbreviated()),
                  "  git push origin origin/main:refs/heads/release/…")));
    }
    if (!isGreen(repository, to)) {
      return Optional.of(
          new Refusal(
              "a release branch is cut from a green main",
              List.of(
                  "no build of %s has passed; cut it from a commit whose build has:"
                      .formatted(to.abbreviated()),
                  "  threeways build list " + repository)));
    }
    return Optional.empty();
  }

  private boolean isGreen(RepositoryName repository, CommitSha commit) {
    return builds.list(new Builds.Filter(repository, null, commit, FEW)).stream()
        .anyMatch(Build.Passed.class::isInstance);
  }

  private Optional<Refusal> picks(
      RepositoryName repository, Map<BranchName, CommitSha> heads, CommitSha from, CommitSha to)
      throws IOException {
    if (!histories.isAncestor(repository, from, to)) {
      return Optional.of(
          new Refusal(
              "a release branch only goes forward",
              List.of("fetch, put your picks on top of it, and push again")));
    }
    List<Commit> entering =
        histories.difference(repository, List.of(to), List.of(from), limits.picks() + 1);
    if (entering.size() > limits.picks()) {
      return Optional.of(
          new Refusal(
              "more than %d commits for a release branch in one push".formatted(limits.picks()),
              List.of("a release is stabilized by few picks (threeways.build.release.picks)")));
    }
    Map<Authorship, List<CommitSha>> sources = releases.sources(repository, heads, from);
    for (Commit commit : entering) {
      Optional<Refusal> refusal = noPick(repository, commit, sources);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /** Who wrote it, when, and its title say what it was picked from; its files, that it was. */
  private Optional<Refusal> noPick(
      RepositoryName repository, Commit commit, Map<Authorship, List<CommitSha>> sources)
      throws IOException {
    if (commit.isMerge()) {
      return Optional.of(noPick(repository, commit, "a merge"));
    }
    List<CommitSha> same = sources.getOrDefault(commit.authorship(), List.of());
    for (CommitSha source : same) {
      if (!source.equals(commit.sha()) && merges.isPick(repository, source, commit.sha())) {
        return Optional.empty();
      }
    }
    return Optional.of(
        noPick(
            repository,
            commit,
            same.isEmpty()
                ? "no cherry-pick of a commit that %s has".formatted(whose(repository))
                : "not what cherry-picking %s makes".formatted(same.getFirst().abbreviated())));
  }

  private Refusal noPick(RepositoryName repository, Commit commit, String what) {
    return new Refusal(
        "only cherry-picks enter a release branch",
        List.of(
            "%s (%s) is %s"
                .formatted(commit.sha().abbreviated(), commit.authorship().title(), what),
            "Make the change so that it fits both, bring it to %s, and pick it without a change:"
                .formatted(whose(repository)),
            "  git cherry-pick -x COMMIT && git push"));
  }

  private String whose(RepositoryName repository) {
    return switch (repositories.mainEntry(repository)) {
      case PUSH -> "main or another branch";
      case QUEUE -> "main";
    };
  }

  private Optional<Refusal> deletion(
      RepositoryName repository,
      BranchName branch,
      Map<BranchName, CommitSha> heads,
      CommitSha head)
      throws IOException {
    List<ReleaseBranch.Pick> waiting = releases.branch(repository, heads, branch, head).waiting();
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "changes wait to return to main",
                List.of(
                    "%d commits of %s are not on main, the first is '%s':"
                        .formatted(
                            waiting.size(),
                            branch,
                            waiting.getLast().commit().authorship().title()),
                    "  threeways repo releases " + repository)));
  }

  private boolean releasesFromBranches(RepositoryName repository) throws IOException {
    return readDeploy
        .ofMain(repository)
        .filter(deploy -> deploy.release() == Deploy.Release.BRANCH)
        .isPresent();
  }
}
