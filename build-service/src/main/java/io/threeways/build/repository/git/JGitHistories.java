package io.threeways.build.repository.git;

import io.threeways.build.repository.Authorship;
import io.threeways.build.repository.Commit;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Histories;
import io.threeways.build.repository.Person;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.FooterKey;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.util.RawParseUtils;

/** Walks from commit to commit. */
@ApplicationScoped
class JGitHistories implements Histories {
  private static final FooterKey CO_AUTHOR = new FooterKey("Co-authored-by");

  private final GitFolders folders;

  JGitHistories(GitFolders folders) {
    this.folders = folders;
  }

  @Override
  public List<Commit> difference(
      RepositoryName name, Collection<CommitSha> of, Collection<CommitSha> without, int most)
      throws IOException {
    try (Repository repository = folders.open(name);
        RevWalk walk = walk(repository)) {
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
        walk.parseBody(next);
        commits.add(commit(next));
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
        RevWalk walk = walk(repository)) {
      return walk.isMergedInto(parse(walk, earlier), parse(walk, later));
    } catch (MissingObjectException e) {
      return false;
    }
  }

  @Override
  public Optional<CommitSha> mergeBase(RepositoryName name, CommitSha one, CommitSha other)
      throws IOException {
    try (Repository repository = folders.open(name);
        RevWalk walk = walk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(parse(walk, one));
      walk.markStart(parse(walk, other));
      return Optional.ofNullable(walk.next()).map(base -> new CommitSha(base.name()));
    }
  }

  /** Thousands of messages may be larger than the heap: each is read when it is asked for. */
  private static RevWalk walk(Repository repository) {
    RevWalk walk = new RevWalk(repository);
    walk.setRetainBody(false);
    return walk;
  }

  private static RevCommit parse(RevWalk walk, CommitSha commit) throws IOException {
    return walk.parseCommit(ObjectId.fromString(commit.text()));
  }

  private static Commit commit(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    return new Commit(
        new CommitSha(commit.name()),
        new Authorship(
            person(author),
            author.getWhenAsInstant().truncatedTo(ChronoUnit.SECONDS),
            SafeText.line(commit.getShortMessage())),
        commit.getFooterLines(CO_AUTHOR).stream()
            .map(RawParseUtils::parsePersonIdent)
            .filter(Objects::nonNull)
            .map(JGitHistories::person)
            .toList(),
        commit.getCommitterIdent().getWhenAsInstant(),
        commit.getParentCount());
  }

  private static Person person(PersonIdent person) {
    return new Person(SafeText.line(person.getName()), SafeText.line(person.getEmailAddress()));
  }
}
