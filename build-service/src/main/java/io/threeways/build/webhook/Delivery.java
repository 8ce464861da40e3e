package io.threeways.build.webhook;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a remote told us.
 *
 * @param id which the remote keeps when it tells it again
 * @param kind the remote's word for it
 * @param push empty when it is about something else than a branch's move
 */
public record Delivery(
    RepositoryName repository, String id, String kind, Optional<Push> push, Instant receivedAt) {

  /** A deletion names no commit, and is seen all the same. */
  boolean tellsOfBranches() {
    return kind.equals("push");
  }

  /**
   * A branch was moved there.
   *
   * @param pusher as the remote names him
   */
  public record Push(BranchName branch, CommitSha commit, String pusher) {}
}
