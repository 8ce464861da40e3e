package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
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
   * @param basis all that it was made from; another one makes it old
   * @param conflicts with what the pull request did conflict
   */
  record Look(String basis, Set<String> conflicts) {
    public Look {
      conflicts = Set.copyOf(conflicts);
    }
  }
}
