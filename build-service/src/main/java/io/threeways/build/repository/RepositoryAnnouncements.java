package io.threeways.build.repository;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what happened to a repository, in the caller's transaction. */
public interface RepositoryAnnouncements {

  void created(Repositories.Repository repository);

  /** Caused by the push that made it. */
  void branchCreated(Change change);

  /**
   * @param last the branch's change as it was
   */
  void branchDeleted(Change last, Instant at);

  /**
   * @param cause the event that led here; null when this begins the chain
   */
  void pushed(Change change, @Nullable UUID cause);
}
