package io.threeways.build.andon;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Histories;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What verdicts are worth that come in another order than their commits: a commit that is contained
 * in a green one has nothing to say any more.
 */
@ApplicationScoped
class GreenMain {
  private final Cords cords;
  private final Histories histories;

  GreenMain(Cords cords, Histories histories) {
    this.cords = cords;
    this.histories = histories;
  }

  /** Whether this witness has called a commit green that contains this one. */
  boolean isBehind(RepositoryName repository, Witness witness, CommitSha commit) {
    return cords
        .green(repository, witness)
        .filter(green -> contains(repository, green, commit))
        .isPresent();
  }

  /** Remembers the commit unless a newer one is remembered. */
  void note(RepositoryName repository, Witness witness, CommitSha commit) {
    if (!isBehind(repository, witness, commit)) {
      cords.turnGreen(repository, witness, commit);
    }
  }

  /** Whether a green commit says that what was broken is well again. */
  boolean heals(Cord.Pulled cord, Witness witness, CommitSha green) {
    Breakage breakage = cord.pull().breakage();
    boolean sameCommit = breakage.commit().equals(green);
    return breakage.witness().equals(witness)
        && (sameCommit
            ? breakage.isHealedByTheSameCommit()
            : contains(cord.repository(), green, breakage.commit()));
  }

  boolean contains(RepositoryName repository, CommitSha descendant, CommitSha ancestor) {
    try {
      return histories.isAncestor(repository, ancestor, descendant);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the history of " + repository, e);
    }
  }
}
