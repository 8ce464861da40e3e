package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The merge queue of each repository's main. */
public interface MergeQueues {

  /**
   * Makes the repository's queue if there is none; call it before a pull request is locked, because
   * this may wait for whoever has locked the repository.
   */
  void open(RepositoryName repository);

  /** A pull request joins, behind all others; nothing is known of it. */
  void join(ChangeId pullRequest);

  /** Repositories in whose queues something waits or is tried. */
  List<RepositoryName> busy();

  /**
   * Takes the queue until the transaction ends, and raises its epoch; empty when somebody else has
   * it.
   */
  Optional<State> take(RepositoryName repository);

  /** As it is; empty when nothing ever joined it. */
  Optional<State> find(RepositoryName repository);

  /** Those that may still land, the first one first. */
  List<Batch.Active> active(RepositoryName repository);

  /** Those that are queued and in no batch, the one that has waited longest first. */
  List<Waiting> waiting(RepositoryName repository);

  /** The batch that is active with this commit. */
  Optional<Batch.Active> active(RepositoryName repository, CommitSha commit);

  /** Where main stood before a commit of the queue landed. */
  Optional<CommitSha> before(RepositoryName repository, CommitSha landed);

  /** The active batch that the pull request is in. */
  Optional<Batch.Active> with(ChangeId pullRequest);

  /** The number of the next batch; call it while the queue is taken. */
  long nextNumber(RepositoryName repository);

  void put(Batch batch);

  /** From now on it is tried with at most so many, itself included. */
  void limit(ChangeId pullRequest, int together);

  void pause(RepositoryName repository, Instant until);

  /**
   * @param what in words; null when it waits for builds only
   */
  void waitFor(RepositoryName repository, @Nullable String what);

  /**
   * What is known of a queue beside its batches.
   *
   * @param epoch of whoever took it last
   * @param pausedUntil null when it never was
   */
  record State(long epoch, @Nullable Instant pausedUntil, @Nullable String waitsFor) {}

  /**
   * A pull request that waits.
   *
   * @param together null when nothing is known of it
   */
  record Waiting(Batch.Member member, @Nullable Integer together) {}
}
