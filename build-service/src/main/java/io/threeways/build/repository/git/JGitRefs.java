package io.threeways.build.repository.git;

import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Refs;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Refs, moved by JGit under Git's own lock files. */
@ApplicationScoped
class JGitRefs implements Refs {
  private static final String KEPT = Constants.R_REFS + "queue/";

  private final GitFolders folders;

  JGitRefs(GitFolders folders) {
    this.folders = folders;
  }

  @Override
  public boolean move(RepositoryName name, BranchMove move, String by) throws IOException {
    try (Repository repository = folders.open(name)) {
      RefUpdate update = repository.updateRef(Constants.R_HEADS + move.branch().text());
      update.setExpectedOldObjectId(id(move.from()));
      update.setNewObjectId(id(move.to()));
      update.setRefLogIdent(new PersonIdent(by, by));
      update.setRefLogMessage("merge", true);
      return hasMoved(update.update());
    }
  }

  @Override
  public void keep(RepositoryName name, String kept, CommitSha commit) throws IOException {
    try (Repository repository = folders.open(name)) {
      RefUpdate update = repository.updateRef(KEPT + kept);
      update.setNewObjectId(id(commit));
      update.setForceUpdate(true);
      RefUpdate.Result result = update.update();
      if (!hasMoved(result)) {
        throw new IOException("%s was not kept as %s: %s".formatted(commit, kept, result));
      }
    }
  }

  @Override
  public Set<String> kept(RepositoryName name) throws IOException {
    try (Repository repository = folders.open(name)) {
      return repository.getRefDatabase().getRefsByPrefix(KEPT).stream()
          .map(ref -> ref.getName().substring(KEPT.length()))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  @Override
  public void release(RepositoryName name, String kept) throws IOException {
    try (Repository repository = folders.open(name)) {
      RefUpdate update = repository.updateRef(KEPT + kept);
      update.setForceUpdate(true);
      RefUpdate.Result result = update.delete();
      if (result != RefUpdate.Result.FORCED && result != RefUpdate.Result.NEW) {
        throw new IOException("%s was not released: %s".formatted(kept, result));
      }
    }
  }

  private static boolean hasMoved(RefUpdate.Result result) {
    return switch (result) {
      case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> true;
      case NOT_ATTEMPTED,
          LOCK_FAILURE,
          REJECTED,
          REJECTED_CURRENT_BRANCH,
          REJECTED_MISSING_OBJECT,
          REJECTED_OTHER_REASON,
          IO_FAILURE,
          RENAMED ->
          false;
    };
  }

  private static ObjectId id(@Nullable CommitSha commit) {
    return commit == null ? ObjectId.zeroId() : ObjectId.fromString(commit.text());
  }
}
