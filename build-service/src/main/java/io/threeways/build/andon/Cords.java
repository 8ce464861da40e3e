package io.threeways.build.andon;

import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The cords of all repositories. They are changed under {@link Changes#lock} only, and what is read
 * under it stays until the transaction ends.
 */
public interface Cords {
  Cord of(RepositoryName repository);

  /** Those that are pulled, the oldest pull first. */
  List<Cord.Pulled> pulled();

  /** Pulls it, or keeps who is on it. */
  void save(Cord.Pulled cord);

  /**
   * @param event that tells it
   */
  void release(Cord.Pulled cord, Release release, UUID event);

  /** The newest commit of main that a witness called green. */
  Optional<CommitSha> green(RepositoryName repository, Witness witness);

  void turnGreen(RepositoryName repository, Witness witness, CommitSha commit);
}
