package io.threeways.build.repository;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Where main is entered by the queue, nobody pushes to it; its first commit can come no other way.
 */
@ApplicationScoped
class QueuedMain implements MoveRule {
  private final Repositories repositories;

  QueuedMain(Repositories repositories) {
    this.repositories = repositories;
  }

  @Override
  public Optional<Refusal> refusal(RepositoryName repository, BranchMove move, Mover mover) {
    boolean pushesToMain =
        mover instanceof Mover.Pushing && move.branch().isMain() && move.from() != null;
    return pushesToMain && repositories.mainEntry(repository) == MainEntry.QUEUE
        ? Optional.of(refusal(repository))
        : Optional.empty();
  }

  private static Refusal refusal(RepositoryName repository) {
    return new Refusal(
        "main is entered by the merge queue only",
        List.of(
            "main of %s takes no direct pushes: its merge queue lands what was reviewed and tested."
                .formatted(repository),
            "Propose the change instead:",
            "  git push origin HEAD:my-change && threeways pr create %s my-change"
                .formatted(repository),
            "An operator may open main again: threeways repo main %s push".formatted(repository)));
  }
}
