package io.threeways.build.andon;

import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.MoveRule;
import io.threeways.build.repository.Mover;
import io.threeways.build.repository.Refusal;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Optional;

/** While the cord is pulled nothing enters main but a fix that somebody pushes or merges as one. */
@ApplicationScoped
class CordRule implements MoveRule {
  /** What {@code git push -o} says of a fix. */
  static final String FIX = "andon=fix";

  private final Cords cords;
  private final Clock clock;

  CordRule(Cords cords, @Named("build-clock") Clock clock) {
    this.cords = cords;
    this.clock = clock;
  }

  @Override
  public Optional<Refusal> refusal(RepositoryName repository, BranchMove move, Mover mover) {
    if (!move.branch().isMain() || isFix(mover)) {
      return Optional.empty();
    }
    return cords.of(repository) instanceof Cord.Pulled cord
        ? Optional.of(CordWords.refusal(cord, clock.instant()))
        : Optional.empty();
  }

  private static boolean isFix(Mover mover) {
    return switch (mover) {
      case Mover.Pushing pushing -> pushing.options().contains(FIX);
      case Mover.Merging merging -> merging.fix();
    };
  }
}
