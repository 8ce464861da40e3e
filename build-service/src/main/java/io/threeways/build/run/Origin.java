package io.threeways.build.run;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a build is of; it never changes.
 *
 * @param change that is built; a merge of several is a change of its own
 * @param chain of the change
 * @param branch that was pushed to, or {@link #MERGES} for a merge that is not on main yet
 * @param previous where the branch stood before the push, or what was merged into; null when the
 *     push made the branch
 * @param title first line of the commit's message
 */
public record Origin(
    BuildId id,
    ChangeId change,
    UUID chain,
    BranchName branch,
    CommitSha commit,
    @Nullable CommitSha previous,
    String title,
    Instant queuedAt) {
  /** Where the merge queue tries what may become main. Nobody can push there. */
  public static final BranchName MERGES = new BranchName("queue/main");

  /** Whether it is tried before it lands: what it leaves is nobody's until then. */
  public boolean isMerge() {
    return branch.equals(MERGES);
  }

  /** The branch that it is for: what it leaves is that branch's. */
  public BranchName target() {
    return isMerge() ? BranchName.MAIN : branch;
  }
}
