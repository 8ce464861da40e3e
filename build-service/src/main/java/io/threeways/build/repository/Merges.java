package io.threeways.build.repository;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Merges of two commits, made without a working tree. */
public interface Merges {

  /** Whether they could be merged; nothing is kept of the attempt. */
  Trial attempt(RepositoryName repository, CommitSha onto, CommitSha head) throws IOException;

  /**
   * Makes the merge commit: the same for the same arguments, however often. It is reachable from no
   * ref until {@link Refs#keep} makes it so.
   *
   * @param at the commit's time
   */
  Trial merge(RepositoryName repository, CommitSha onto, CommitSha head, String message, Instant at)
      throws IOException;

  /**
   * Paths that the merge would change on {@code onto}, whatever the two histories say of who
   * changed them; empty where texts conflict.
   *
   * @param most how many paths at most
   */
  Optional<List<String>> changes(
      RepositoryName repository, CommitSha onto, CommitSha head, int most) throws IOException;

  /**
   * Whether cherry-picking {@code source} makes {@code pick}, file by file, without anybody's hand.
   * A merge as source is picked with regard to its first parent; a merge is no pick.
   */
  boolean isPick(RepositoryName repository, CommitSha source, CommitSha pick) throws IOException;

  /** What came of a merge. */
  sealed interface Trial {}

  /**
   * They go together.
   *
   * @param commit of the merge; for an attempt, the commit that was merged
   * @param tree of the merge
   */
  record Clean(CommitSha commit, CommitSha tree) implements Trial {}

  /**
   * Texts conflict.
   *
   * @param files in which, at most a hundred
   */
  record Conflicting(List<String> files) implements Trial {
    public Conflicting {
      files = List.copyOf(files);
    }
  }
}
