package io.threeways.build.repository.git;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangedFile;
import io.threeways.build.repository.CommitFacts;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.Trees;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Commits and trees, read by JGit. */
@ApplicationScoped
class JGitTrees implements Trees {
  /** More than that in one push is told as this many. */
  private static final int MOST_COMMITS = 10_000;

  private final GitFolders folders;
  private final GitMemory memory;

  JGitTrees(GitFolders folders, GitMemory memory) {
    this.folders = folders;
    this.memory = memory;
  }

  @Override
  public void create(RepositoryName repository) throws IOException {
    folders.create(repository);
  }

  @Override
  public Map<BranchName, CommitSha> branches(RepositoryName name) throws IOException {
    try (Repository repository = folders.open(name)) {
      Map<BranchName, CommitSha> branches = new TreeMap<>();
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
        ObjectId commit = ref.getObjectId();
        if (commit != null) {
          branches.put(
              new BranchName(ref.getName().substring(Constants.R_HEADS.length())),
              new CommitSha(commit.name()));
        }
      }
      return branches;
    }
  }

  @Override
  public Optional<String> mover(RepositoryName name, BranchName branch) throws IOException {
    try (Repository repository = folders.open(name)) {
      ReflogReader moves =
          repository.getRefDatabase().getReflogReader(Constants.R_HEADS + branch.text());
      ReflogEntry last = moves == null ? null : moves.getLastEntry();
      return Optional.ofNullable(last).map(entry -> entry.getWho().getName());
    }
  }

  @Override
  public CommitSha tree(RepositoryName name, CommitSha commit) throws IOException {
    try (Repository repository = folders.open(name);
        RevWalk walk = new RevWalk(repository)) {
      return new CommitSha(walk.parseCommit(ObjectId.fromString(commit.text())).getTree().name());
    }
  }

  @Override
  public CommitFacts facts(RepositoryName name, @Nullable CommitSha previous, CommitSha commit)
      throws IOException {
    try (Repository repository = folders.open(name);
        RevWalk walk = new RevWalk(repository)) {
      // Ten thousand messages may be larger than the heap.
      walk.setRetainBody(false);
      RevCommit newest = walk.parseCommit(ObjectId.fromString(commit.text()));
      walk.markStart(newest);
      if (previous != null) {
        walk.markUninteresting(walk.parseCommit(ObjectId.fromString(previous.text())));
      }
      int commits = 0;
      while (commits < MOST_COMMITS && walk.next() != null) {
        commits++;
      }
      walk.parseBody(newest);
      PersonIdent author = newest.getAuthorIdent();
      String title = newest.getShortMessage();
      return new CommitFacts(
          commits,
          SafeText.line(title),
          SafeText.line(author.getName() + " <" + author.getEmailAddress() + ">"));
    }
  }

  @Override
  public Optional<byte[]> file(RepositoryName name, CommitSha commit, String path)
      throws IOException {
    try (Repository repository = folders.open(name);
        GitMemory.Share held = memory.shareFor(repository)) {
      return CommitFiles.read(repository, ObjectId.fromString(commit.text()), path);
    }
  }

  @Override
  public Optional<Item> item(RepositoryName name, CommitSha commit, String path)
      throws IOException {
    try (Repository repository = folders.open(name);
        RevWalk walk = new RevWalk(repository);
        TreeWalk tree =
            TreeWalk.forPath(
                repository, path, walk.parseCommit(ObjectId.fromString(commit.text())).getTree())) {
      return tree == null
          ? Optional.empty()
          : Optional.of(
              new Item(
                  new CommitSha(tree.getObjectId(0).name()), tree.getFileMode(0) == FileMode.TREE));
    }
  }

  @Override
  public boolean has(RepositoryName name, CommitSha commit) throws IOException {
    try (Repository repository = folders.open(name);
        RevWalk walk = new RevWalk(repository)) {
      walk.parseCommit(ObjectId.fromString(commit.text()));
      return true;
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return false;
    }
  }

  @Override
  public void writeTar(RepositoryName name, CommitSha commit, OutputStream out) throws IOException {
    try (Repository repository = folders.open(name);
        GitMemory.Share held = memory.shareFor(repository)) {
      new TreeArchive(repository).write(ObjectId.fromString(commit.text()), out);
    }
  }

  @Override
  public List<String> changedFiles(
      RepositoryName name, @Nullable CommitSha previous, CommitSha commit, int most)
      throws IOException {
    try (Repository repository = folders.open(name);
        RevWalk commits = new RevWalk(repository);
        TreeWalk walk = new TreeWalk(repository)) {
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      if (previous == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(commits.parseCommit(ObjectId.fromString(previous.text())).getTree());
      }
      walk.addTree(commits.parseCommit(ObjectId.fromString(commit.text())).getTree());
      List<String> paths = new ArrayList<>();
      while (paths.size() < most && walk.next()) {
        if (walk.getFileMode(0) != FileMode.TREE && walk.getFileMode(1) != FileMode.TREE) {
          paths.add(SafeText.shortened(walk.getPathString()));
        }
      }
      return paths;
    }
  }

  @Override
  public List<ChangedFile> differences(RepositoryName name, CommitSha from, CommitSha to, int most)
      throws IOException {
    try (Repository repository = folders.open(name);
        GitMemory.Share held = memory.shareFor(repository)) {
      return FileDifferences.between(
          repository, ObjectId.fromString(from.text()), ObjectId.fromString(to.text()), most);
    }
  }
}
