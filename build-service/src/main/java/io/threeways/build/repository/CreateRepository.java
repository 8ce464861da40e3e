package io.threeways.build.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes a repository. */
@ApplicationScoped
public class CreateRepository {
  private final Repositories repositories;
  private final Trees trees;
  private final RepositoryAnnouncements announcements;
  private final Clock clock;
  private final Supplier<UUID> ids;

  CreateRepository(
      Repositories repositories,
      Trees trees,
      RepositoryAnnouncements announcements,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.repositories = repositories;
    this.trees = trees;
    this.announcements = announcements;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * The folder comes first: one without a row is taken by the next attempt, a row without a folder
   * would be a repository that cannot be pushed to.
   *
   * @return empty when the name is taken
   */
  @Transactional
  public Optional<Repositories.Repository> create(RepositoryName name) throws IOException {
    if (repositories.exists(name)) {
      return Optional.empty();
    }
    trees.create(name);
    Repositories.Repository repository =
        new Repositories.Repository(name, clock.instant(), ids.get(), ids.get(), MainEntry.PUSH);
    if (!repositories.add(repository)) {
      return Optional.empty();
    }
    announcements.created(repository);
    return Optional.of(repository);
  }
}
