package io.threeways.build.andon;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.Head;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/**
 * Other tools move the cord too. Their events come in any order and more than once; what orders
 * them is the history of main: red is heeded unless the same pipeline has called a commit green
 * that contains it, and green ends what is red at or before it. What is said of a commit that main
 * does not have yet waits for it.
 */
@ApplicationScoped
public class HeedForeignRun {
  private static final System.Logger LOG = System.getLogger(HeedForeignRun.class.getName());

  private final PullCord pullCord;
  private final ReleaseCord releaseCord;
  private final EarlyVerdicts early;
  private final EarlyVerdicts.Limits limits;
  private final Changes changes;
  private final GreenMain greenMain;
  private final Clock clock;

  HeedForeignRun(
      PullCord pullCord,
      ReleaseCord releaseCord,
      EarlyVerdicts early,
      EarlyVerdicts.Limits limits,
      Changes changes,
      GreenMain greenMain,
      @Named("build-clock") Clock clock) {
    this.pullCord = pullCord;
    this.releaseCord = releaseCord;
    this.early = early;
    this.limits = limits;
    this.changes = changes;
    this.greenMain = greenMain;
    this.clock = clock;
  }

  @Transactional
  public void heed(ForeignRun run) {
    changes.lock(run.repository());
    if (isOnMain(run)) {
      move(run);
    } else {
      Instant now = clock.instant();
      early.keep(run, now);
      early.forget(run.repository(), now.minus(limits.age()), limits.most());
      LOG.log(
          System.Logger.Level.INFO,
          "{0} is kept: {1} is not on main of {2}",
          run.run(),
          run.commit().abbreviated(),
          run.repository());
    }
  }

  /** Main has moved; in the transaction that records it. */
  @Transactional(Transactional.TxType.MANDATORY)
  void heedEarly(RepositoryName repository) {
    early.of(repository).stream()
        .filter(this::isOnMain)
        .forEach(
            run -> {
              early.remove(run);
              move(run);
            });
  }

  private void move(ForeignRun run) {
    switch (run) {
      case ForeignRun.Green green ->
          releaseCord.byForeignRun(
              green.repository(), green.pipeline(), green.run(), green.commit());
      case ForeignRun.Red red ->
          pullCord.byForeignRun(
              red.repository(), red.pipeline(), red.run(), red.commit(), red.reason());
    }
  }

  private boolean isOnMain(ForeignRun run) {
    Head head = changes.heads(run.repository()).get(BranchName.MAIN);
    return head != null && greenMain.contains(run.repository(), head.commit(), run.commit());
  }
}
