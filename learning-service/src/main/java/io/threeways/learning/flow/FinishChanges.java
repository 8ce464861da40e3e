package io.threeways.learning.flow;

import io.threeways.learning.flow.Finishes.PassedBuild;
import io.threeways.learning.flow.Finishes.PassedTests;
import io.threeways.learning.flow.IntegrateChanges.Saying;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * Says that a change is finished as soon as its push, a green build of it and tests of that build
 * which passed in an environment like production are known: whichever is heard last.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FinishChanges {
  private final Finishes finishes;
  private final FinishAnnouncements announcements;

  public FinishChanges(Finishes finishes, FinishAnnouncements announcements) {
    this.finishes = finishes;
    this.announcements = announcements;
  }

  public void pushed(String event, String change, Instant at, Saying saying) {
    finishes.pushed(event, change, at);
    if (saying == Saying.NOW) {
      say(finishes.due(null, change));
    }
  }

  public void passed(PassedBuild build, Saying saying) {
    finishes.passed(build);
    if (saying == Saying.NOW) {
      say(finishes.due(build.build(), null));
    }
  }

  public void tested(PassedTests tests, Saying saying) {
    finishes.tested(tests);
    if (saying == Saying.NOW) {
      say(finishes.due(tests.build(), null));
    }
  }

  /** It was said, by whichever process. */
  public void finished(String change) {
    finishes.finished(change);
  }

  public void beginAnew() {
    finishes.beginAnew();
  }

  public void caughtUp() {
    say(finishes.due(null, null));
  }

  private void say(List<Finish> due) {
    for (Finish finish : due) {
      if (finishes.claim(finish.change())) {
        announcements.finished(finish);
      }
    }
  }
}
