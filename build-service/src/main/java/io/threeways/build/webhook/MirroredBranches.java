package io.threeways.build.webhook;

import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.MoveRule;
import io.threeways.build.repository.Mover;
import io.threeways.build.repository.Refusal;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** A mirror's branches are its remote's: nobody moves them here. */
@ApplicationScoped
class MirroredBranches implements MoveRule {
  private final Mirrors mirrors;

  MirroredBranches(Mirrors mirrors) {
    this.mirrors = mirrors;
  }

  @Override
  public Optional<Refusal> refusal(RepositoryName repository, BranchMove move, Mover mover) {
    return mirrors
        .find(repository)
        .map(
            mirror ->
                new Refusal(
                    "%s mirrors %s".formatted(repository, mirror.remote()),
                    List.of(
                        "%s only follows %s: push there.".formatted(repository, mirror.remote()))));
  }
}
