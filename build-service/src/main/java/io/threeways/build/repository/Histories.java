package io.threeways.build.repository;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which commits lead where. */
public interface Histories {

  /**
   * What some commits have and others have not, the newest first.
   *
   * @param of these and what led to them
   * @param without these and what led to them
   * @param most how many at most: the newest
   */
  List<Commit> difference(
      RepositoryName repository, Collection<CommitSha> of, Collection<CommitSha> without, int most)
      throws IOException;

  /**
   * Whether {@code earlier} led to {@code later}; a commit leads to itself, one that is not there
   * to nothing.
   */
  boolean isAncestor(RepositoryName repository, CommitSha earlier, CommitSha later)
      throws IOException;

  /** The newest commit that led to both; empty when they have nothing in common. */
  Optional<CommitSha> mergeBase(RepositoryName repository, CommitSha one, CommitSha other)
      throws IOException;
}
