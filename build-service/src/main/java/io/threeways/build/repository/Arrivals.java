package io.threeways.build.repository;

import java.util.List;
import java.util.Optional;

/** Knows which commits are about to enter main by a merge that is made here, not by a push. */
public interface Arrivals {

  /** Empty when nobody here was about to land this commit. */
  Optional<Arrival> of(RepositoryName repository, CommitSha commit);

  /**
   * It has landed; in the transaction that records it, with the repository locked.
   *
   * @return the event of each change that came with it, in their order
   */
  List<Changes.Arrived> landed(Arrival arrival);

  /** All of it is recorded; in the same transaction. */
  void recorded(Arrival arrival);

  /**
   * A commit that is about to enter main.
   *
   * @param change that brings it: the only one, or one made of several
   */
  record Arrival(CommitSha commit, ChangeId change) {}
}
