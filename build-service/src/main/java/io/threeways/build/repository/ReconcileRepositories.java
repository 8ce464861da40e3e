package io.threeways.build.repository;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** After a start: finds pushes that landed in Git and were not recorded, because a process died. */
@ApplicationScoped
public class ReconcileRepositories {
  private static final System.Logger LOG = System.getLogger(ReconcileRepositories.class.getName());

  private final Repositories repositories;
  private final RecordMove recordMove;

  ReconcileRepositories(Repositories repositories, RecordMove recordMove) {
    this.repositories = repositories;
    this.recordMove = recordMove;
  }

  /**
   * Each repository by itself: one that is damaged keeps no other waiting.
   *
   * @return how many moves were found
   */
  public int reconcile() {
    return repositories.all().stream()
        .map(Repositories.Repository::name)
        .mapToInt(this::reconcile)
        .sum();
  }

  private int reconcile(RepositoryName repository) {
    try {
      return recordMove.reconcile(repository);
    } catch (IOException | RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "what was pushed to " + repository + " is not known; runbook: push-not-recorded",
          e);
      return 0;
    }
  }
}
