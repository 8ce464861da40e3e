package io.threeways.build.andon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Other tools move the cord too. Their events come in any order and more than once; what orders
 * them is the history of main: red is heeded unless the same pipeline has called a commit green
 * that contains it, and green ends what is red at or before it.
 */
@ApplicationScoped
public class HeedForeignRun {
  private static final System.Logger LOG = System.getLogger(HeedForeignRun.class.getName());

  private final PullCord pullCord;
  private final ReleaseCord releaseCord;

  HeedForeignRun(PullCord pullCord, ReleaseCord releaseCord) {
    this.pullCord = pullCord;
    this.releaseCord = releaseCord;
  }

  @Transactional
  public void heed(ForeignRun run) {
    switch (run) {
      case ForeignRun.Green green ->
          releaseCord.byForeignRun(
              green.repository(), green.pipeline(), green.run(), green.commit());
      case ForeignRun.Red red -> pull(red);
    }
  }

  private void pull(ForeignRun.Red red) {
    PullCord.Result result =
        pullCord.byForeignRun(
            red.repository(), red.pipeline(), red.run(), red.commit(), red.reason());
    if (result instanceof PullCord.Result.NotOnMain) {
      LOG.log(
          System.Logger.Level.INFO,
          "{0} is red, and {1} is not on main of {2}",
          red.run(),
          red.commit().abbreviated(),
          red.repository());
    }
  }
}
