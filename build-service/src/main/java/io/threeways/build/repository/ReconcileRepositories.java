package io.threeways.build.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;

/** After a start: finds pushes that landed in Git and were not recorded, because a process died. */
@ApplicationScoped
public class ReconcileRepositories {
  private final Repositories repositories;
  private final Changes changes;
  private final RecordMove recordMove;

  ReconcileRepositories(Repositories repositories, Changes changes, RecordMove recordMove) {
    this.repositories = repositories;
    this.changes = changes;
    this.recordMove = recordMove;
  }

  /**
   * @return how many moves were found
   */
  @Transactional
  public int reconcile() throws IOException {
    int found = 0;
    for (Repositories.Repository repository : repositories.all()) {
      changes.lock(repository.name());
      found += recordMove.reconcile(repository.name());
    }
    return found;
  }
}
