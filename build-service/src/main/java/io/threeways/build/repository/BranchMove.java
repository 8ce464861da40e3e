package io.threeways.build.repository;

import org.jspecify.annotations.Nullable;

/**
 * A branch goes from one commit to another.
 *
 * @param from null when the branch is made
 * @param to null when it is deleted
 */
public record BranchMove(BranchName branch, @Nullable CommitSha from, @Nullable CommitSha to) {
  public BranchMove {
    if (from == null && to == null) {
      throw new IllegalArgumentException("from nothing to nothing is no move");
    }
  }
}
