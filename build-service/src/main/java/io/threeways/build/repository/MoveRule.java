package io.threeways.build.repository;

import java.util.Optional;

/**
 * Whoever may refuse that a branch is moved.
 *
 * <p>It is asked with the repository locked ({@link Changes#lock}), in the transaction that records
 * the move and moves the ref. So a rule that changes its mind under the same lock is sure: once
 * that has committed, no move that it now refuses commits any more.
 */
@FunctionalInterface
public interface MoveRule {

  /**
   * @return empty when the branch may be moved
   */
  Optional<Refusal> refusal(RepositoryName repository, BranchMove move, Mover mover);
}
