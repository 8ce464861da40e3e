package io.threeways.build.repository;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was pushed, and where branches stand for it. */
public interface Changes {

  /**
   * Keeps every other push to this repository waiting until the transaction ends, in whichever
   * process it is.
   */
  void lock(RepositoryName repository);

  /** The number of the next change; call it under the lock. */
  ChangeId next(RepositoryName repository);

  /** Adds a change or replaces what it was before, and moves its branch there. */
  void put(Change change);

  Optional<Change> find(ChangeId id);

  /** The change whose events are this chain. */
  Optional<Change> ofChain(UUID chain);

  Map<BranchName, Head> heads(RepositoryName repository);

  /** The branch is no more; its change stays. */
  void removeHead(RepositoryName repository, BranchName branch);
}
