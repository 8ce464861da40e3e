package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import java.util.Optional;
import java.util.Set;

/** What the platform last looked at when it wrote its comment. */
public interface Looks {

  /** Empty when it never looked. */
  Optional<Look> find(ChangeId id);

  void put(ChangeId id, Look look);

  /**
   * One look.
   *
   * @param basis all that it was made from, the pull request's commit first; another one makes it
   *     old
   * @param conflicts with what the pull request did conflict
   */
  record Look(String basis, Set<String> conflicts) {
    public Look {
      conflicts = Set.copyOf(conflicts);
    }

    /** Whether it was this commit that was looked at. */
    boolean isOf(CommitSha commit) {
      return basis.startsWith(commit + " ");
    }
  }
}
