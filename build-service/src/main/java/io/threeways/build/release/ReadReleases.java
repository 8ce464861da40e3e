package io.threeways.build.release;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.threeways.build.release.ReleaseBranch.Pick;
import io.threeways.build.repository.Authorship;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Commit;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Histories;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.Trees;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The release branches of a repository, and what of them has to return to main. */
@ApplicationScoped
public class ReadReleases {
  private final Trees trees;
  private final Histories histories;
  private final Repositories repositories;
  private final ReleaseLimits limits;

  ReadReleases(Trees trees, Histories histories, Repositories repositories, ReleaseLimits limits) {
    this.trees = trees;
    this.histories = histories;
    this.repositories = repositories;
    this.limits = limits;
  }

  /** All of them, by name. */
  public List<ReleaseBranch> of(RepositoryName repository) throws IOException {
    Map<BranchName, CommitSha> heads = trees.branches(repository);
    List<ReleaseBranch> branches = new ArrayList<>();
    for (Map.Entry<BranchName, CommitSha> head : heads.entrySet()) {
      if (head.getKey().isRelease()) {
        branches.add(branch(repository, heads, head.getKey(), head.getValue()));
      }
    }
    return List.copyOf(branches);
  }

  ReleaseBranch branch(
      RepositoryName repository, Map<BranchName, CommitSha> heads, BranchName name, CommitSha head)
      throws IOException {
    CommitSha main = heads.get(BranchName.MAIN);
    if (main == null) {
      return new ReleaseBranch(name, head, List.of());
    }
    List<Commit> entered =
        histories.difference(repository, List.of(head), List.of(main), limits.history());
    Map<Authorship, CommitSha> onMain = work(repository, List.of(main), List.of(head));
    Map<Authorship, CommitSha> elsewhere = work(repository, others(heads), List.of(head));
    List<Pick> picks = entered.stream().map(commit -> pick(commit, onMain, elsewhere)).toList();
    return new ReleaseBranch(name, head, picks);
  }

  /** What may be picked: main's work, and where main takes pushes, that of its branches too. */
  Map<Authorship, List<CommitSha>> sources(
      RepositoryName repository, Map<BranchName, CommitSha> heads, CommitSha without)
      throws IOException {
    Collection<CommitSha> of =
        switch (repositories.mainEntry(repository)) {
          case PUSH -> others(heads);
          case QUEUE -> Optional.ofNullable(heads.get(BranchName.MAIN)).stream().toList();
        };
    return histories.difference(repository, of, List.of(without), limits.history()).stream()
        .collect(groupingBy(Commit::authorship, mapping(Commit::sha, toList())));
  }

  private static Pick pick(
      Commit commit, Map<Authorship, CommitSha> onMain, Map<Authorship, CommitSha> elsewhere) {
    CommitSha returned = onMain.get(commit.authorship());
    CommitSha source = returned == null ? elsewhere.get(commit.authorship()) : returned;
    return new Pick(commit, Optional.ofNullable(source), returned != null);
  }

  private static Collection<CommitSha> others(Map<BranchName, CommitSha> heads) {
    return heads.entrySet().stream()
        .filter(head -> !head.getKey().isRelease())
        .map(Map.Entry::getValue)
        .toList();
  }

  private Map<Authorship, CommitSha> work(
      RepositoryName repository, Collection<CommitSha> of, Collection<CommitSha> without)
      throws IOException {
    Map<Authorship, CommitSha> work = new HashMap<>();
    for (Commit commit : histories.difference(repository, of, without, limits.history())) {
      work.putIfAbsent(commit.authorship(), commit.sha());
    }
    return work;
  }
}
