package io.threeways.build.repository;

import java.io.IOException;
import java.util.Set;

/** What points at commits. */
public interface Refs {

  /**
   * Moves a branch forward, if it stands where it is said to.
   *
   * @param by whom Git remembers for it
   * @return whether it was there
   */
  boolean move(RepositoryName repository, BranchMove move, String by) throws IOException;

  /**
   * Keeps a commit that no branch has, under {@code refs/queue/}: no clone or fetch asks for it by
   * itself.
   */
  void keep(RepositoryName repository, String name, CommitSha commit) throws IOException;

  /** Names of what is kept. */
  Set<String> kept(RepositoryName repository) throws IOException;

  /** Does nothing when it is not kept. */
  void release(RepositoryName repository, String name) throws IOException;
}
