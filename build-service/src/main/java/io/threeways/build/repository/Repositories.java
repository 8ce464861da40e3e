package io.threeways.build.repository;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which repositories there are. */
public interface Repositories {

  /** Whether the name was free; then it is taken. */
  boolean add(Repository repository);

  boolean exists(RepositoryName name);

  /** Read under {@link Changes#lock} it stays until the transaction ends. */
  MainEntry mainEntry(RepositoryName name);

  /** Whether there is one of this name; then its main is entered so. */
  boolean choose(RepositoryName name, MainEntry entry);

  /** In the order of their names. */
  List<Repository> all();

  /**
   * A repository.
   *
   * @param chain of its own events
   * @param event {@code repository-created}
   */
  record Repository(
      RepositoryName name, Instant createdAt, UUID chain, UUID event, MainEntry mainEntry) {}
}
