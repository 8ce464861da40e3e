package io.threeways.build.andon;

import io.threeways.build.repository.Changes;
import io.threeways.build.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What other tools said of commits that main does not have yet: a mirror may be behind them. They
 * are changed under {@link Changes#lock} only.
 */
public interface EarlyVerdicts {

  /** Keeps what a pipeline says of a commit; where it said both, green stands. */
  void keep(ForeignRun run, Instant heardAt);

  /** Forgets what is older, and of the repository all but the newest. */
  void forget(RepositoryName repository, Instant heardBefore, int most);

  /** Green ones first, so that no red one stops main that is behind them. */
  List<ForeignRun> of(RepositoryName repository);

  void remove(ForeignRun run);

  /**
   * @param age after which nobody waits for the commit any more
   * @param most of one repository
   */
  record Limits(Duration age, int most) {}
}
