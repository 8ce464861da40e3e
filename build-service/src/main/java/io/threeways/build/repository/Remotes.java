package io.threeways.build.repository;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Repositories elsewhere, which are read and never written. */
public interface Remotes {

  /** No fetch takes longer. */
  Duration longest();

  /**
   * @return why nothing is fetched from there, in words
   */
  Optional<String> objection(URI remote);

  /**
   * Brings what the remote's branches hold; no branch of ours moves.
   *
   * @throws IOException when the remote does not answer, answers too much or is not to be asked
   */
  Fetched fetch(RepositoryName repository, URI remote) throws IOException;

  /** Moves a branch of ours to where it was recorded to be. */
  void move(RepositoryName repository, BranchMove move, String mover) throws IOException;

  /**
   * Where a remote's branches are.
   *
   * @param remarks on those that are not followed, in words
   */
  record Fetched(Map<BranchName, CommitSha> branches, List<String> remarks) {
    public Fetched {
      branches = Map.copyOf(branches);
      remarks = List.copyOf(remarks);
    }
  }
}
