package io.threeways.build.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Says how changes enter a repository's main from now on. */
@ApplicationScoped
public class ChooseMainEntry {
  private final Repositories repositories;
  private final Changes changes;

  ChooseMainEntry(Repositories repositories, Changes changes) {
    this.repositories = repositories;
    this.changes = changes;
  }

  /**
   * A push that is on its way is landed before or refused after.
   *
   * @return false when there is no such repository
   */
  @Transactional
  public boolean choose(RepositoryName repository, MainEntry entry) {
    changes.lock(repository);
    return repositories.choose(repository, entry);
  }
}
