package io.threeways.build.repository.git;

import io.threeways.build.repository.Authorship;
import io.threeways.build.repository.Commit;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Histories;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/** Walks from commit to commit. */
@ApplicationScoped
class JGitHistories implements Histories {
  private final GitFolders folders;

  JGitHistories(GitFolders folders) {
    this.folders = folders;
  }

  @Override
  public List<Commit> difference(
      RepositoryName name, Collection<CommitSha> of, Collection<CommitSha> without, int most)
      throws IOException {
    try (Repository repository = folders.open(name);
        RevWalk walk = new RevWalk(repository)) {
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.COMMIT_TIME_DESC, true);
      for (CommitSha commit : of) {
        walk.markStart(parse(walk, commit));
      }
      for (CommitSha commit : without) {
        walk.markUninteresting(parse(walk, commit));
      }
      List<Commit> commits = new ArrayList<>();
      RevCommit next = walk.next();
      while (next != null && commits.size() < most) {
        commits.add(commit(next));
        // Thousands of messages may be larger than the heap.
        next.disposeBody();
        next = walk.next();
      }
      return commits;
    }
  }

  @Override
  public boolean isAncestor(RepositoryName name, CommitSha earlier, CommitSha later)
      throws IOException {
    try (Repository repository = folders.open(name);
        RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(parse(walk, earlier), parse(walk, later));
    } catch (MissingObjectException e) {
      return false;
    }
  }

  private static RevCommit parse(RevWalk walk, CommitSha commit) throws IOException {
    return walk.parseCommit(ObjectId.fromString(commit.text()));
  }

  private static Commit commit(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    return new Commit(
        new CommitSha(commit.name()),
        new Authorship(
            author.getName() + " <" + author.getEmailAddress() + ">",
            author.getWhenAsInstant().truncatedTo(ChronoUnit.SECONDS),
            commit.getShortMessage()),
        commit.getParentCount());
  }
}
