package io.threeways.build.release;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Commit;
import io.threeways.build.repository.CommitSha;
import java.util.List;
import java.util.Optional;

/**
 * A branch on which a release is stabilized.
 *
 * @param head where it stands
 * @param picks what entered it since it was cut, the newest first
 */
public record ReleaseBranch(BranchName name, CommitSha head, List<Pick> picks) {
  public ReleaseBranch {
    picks = List.copyOf(picks);
  }

  /**
   * @param source the same work on another branch; empty when none has it any more
   * @param onMain whether main has that work
   */
  public record Pick(Commit commit, Optional<CommitSha> source, boolean onMain) {}

  /** What main does not have yet: with the next release it would be lost. */
  public List<Pick> waiting() {
    return picks.stream().filter(pick -> !pick.onMain()).toList();
  }
}
