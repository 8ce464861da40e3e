package io.threeways.build.repository.git;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Merges;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.config.RepositorySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Git's recursive merge, in memory. */
@ApplicationScoped
class JGitMerges implements Merges {
  /** Of one trial; more would not fit an event or a comment. */
  private static final int MOST_FILES = 100;

  private static final String MERGER = "Three Ways";
  private static final String MAIL = "queue@threeways.invalid";

  private final GitFolders folders;
  private final GitMemory memory;
  private final RepositorySettings limits;

  JGitMerges(GitFolders folders, GitMemory memory, RepositorySettings limits) {
    this.folders = folders;
    this.memory = memory;
    this.limits = limits;
  }

  @Override
  public Trial attempt(RepositoryName name, CommitSha onto, CommitSha head) throws IOException {
    try (Repository repository = folders.open(name);
        GitMemory.Share held = memory.shareFor(repository);
        ObjectInserter unkept =
            new UnkeptObjects(repository.newObjectReader(), limits.gitMemory().asLongValue())) {
      ResolveMerger merger = merger(repository, unkept);
      return merger.merge(id(onto), id(head))
          ? new Clean(head, sha(merger.getResultTreeId()))
          : conflicting(merger);
    }
  }

  @Override
  public Trial merge(
      RepositoryName name, CommitSha onto, CommitSha head, String message, Instant at)
      throws IOException {
    try (Repository repository = folders.open(name);
        GitMemory.Share held = memory.shareFor(repository);
        ObjectInserter inserter = repository.newObjectInserter()) {
      ResolveMerger merger = merger(repository, inserter);
      if (!merger.merge(id(onto), id(head))) {
        return conflicting(merger);
      }
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(merger.getResultTreeId());
      commit.setParentIds(id(onto), id(head));
      PersonIdent us = new PersonIdent(MERGER, MAIL, at, ZoneOffset.UTC);
      commit.setAuthor(us);
      commit.setCommitter(us);
      commit.setMessage(message);
      ObjectId made = inserter.insert(commit);
      inserter.flush();
      return new Clean(sha(made), sha(merger.getResultTreeId()));
    }
  }

  @Override
  public Optional<List<String>> changes(
      RepositoryName name, CommitSha onto, CommitSha head, int most) throws IOException {
    try (Repository repository = folders.open(name);
        GitMemory.Share held = memory.shareFor(repository);
        ObjectInserter unkept =
            new UnkeptObjects(repository.newObjectReader(), limits.gitMemory().asLongValue());
        RevWalk commits = new RevWalk(repository);
        TreeWalk walk = new TreeWalk(unkept.newReader())) {
      ResolveMerger merger = merger(repository, unkept);
      if (!merger.merge(id(onto), id(head))) {
        return Optional.empty();
      }
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      walk.addTree(commits.parseCommit(id(onto)).getTree());
      walk.addTree(merger.getResultTreeId());
      List<String> paths = new ArrayList<>();
      while (paths.size() < most && walk.next()) {
        paths.add(walk.getPathString());
      }
      return Optional.of(paths);
    }
  }

  @Override
  public boolean isPick(RepositoryName name, CommitSha source, CommitSha pick) throws IOException {
    try (Repository repository = folders.open(name);
        RevWalk walk = new RevWalk(repository);
        GitMemory.Share held = memory.shareFor(repository);
        ObjectInserter unkept =
            new UnkeptObjects(repository.newObjectReader(), limits.gitMemory().asLongValue())) {
      RevCommit original = walk.parseCommit(id(source));
      RevCommit picked = walk.parseCommit(id(pick));
      if (original.getParentCount() == 0 || picked.getParentCount() != 1) {
        return false;
      }
      ResolveMerger merger = merger(repository, unkept);
      merger.setBase(walk.parseCommit(original.getParent(0)).getTree());
      return merger.merge(picked.getParent(0), original)
          && picked.getTree().equals(merger.getResultTreeId());
    }
  }

  private static ResolveMerger merger(Repository repository, ObjectInserter inserter) {
    ResolveMerger merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(repository, true);
    merger.setObjectInserter(inserter);
    return merger;
  }

  private static Conflicting conflicting(ResolveMerger merger) {
    TreeSet<String> files = new TreeSet<>(merger.getUnmergedPaths());
    if (merger.getFailingPaths() != null) {
      files.addAll(merger.getFailingPaths().keySet());
    }
    return new Conflicting(List.copyOf(files.stream().limit(MOST_FILES).toList()));
  }

  private static ObjectId id(CommitSha commit) {
    return ObjectId.fromString(commit.text());
  }

  private static CommitSha sha(ObjectId id) {
    return new CommitSha(id.name());
  }
}
