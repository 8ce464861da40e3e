package io.threeways.build.repository;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Adds a change or replaces what it was before, and moves its branch there; what is pushed to
   * main has arrived.
   */
  void put(Change change);

  /** Adds a change that is several others together, and that no branch is at yet. */
  void add(Change change);

  /**
   * Main stands at a commit that was not pushed to it.
   *
   * @param at where it stands, and the change that brought it there
   * @param arrived the changes that it has now, in their order
   */
  void arrive(Head at, List<Arrived> arrived);

  /**
   * Which changes came to main at commits, the newest first.
   *
   * @param most how many at most
   */
  List<ChangeId> arrivedAt(RepositoryName repository, Set<CommitSha> commits, int most);

  Optional<Change> find(ChangeId id);

  /** The change whose events are this chain. */
  Optional<Change> ofChain(UUID chain);

  Map<BranchName, Head> heads(RepositoryName repository);

  /** The branch is no more; its change stays. */
  void removeHead(RepositoryName repository, BranchName branch);

  /**
   * A change that main has now.
   *
   * @param event that told it
   */
  record Arrived(ChangeId change, UUID event) {}
}
