package io.threeways.learning.flow;

import io.threeways.learning.flow.Integrations.GreenBuild;
import io.threeways.learning.flow.Integrations.PublishedArtifact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * Says that a change is integrated as soon as its push, a green build of main and the artifact that
 * carries it are known: whichever of the three is heard last.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class IntegrateChanges {
  private final Integrations integrations;
  private final IntegrationAnnouncements announcements;

  public IntegrateChanges(Integrations integrations, IntegrationAnnouncements announcements) {
    this.integrations = integrations;
    this.announcements = announcements;
  }

  /** Whether what follows from a fact is said at once, or when the log is whole again. */
  public enum Saying {
    NOW,
    LATER
  }

  public void pushed(String event, String change, Instant at, Saying saying) {
    integrations.pushed(event, change, at);
    if (saying == Saying.NOW) {
      say(integrations.due(null, change));
    }
  }

  public void passed(GreenBuild build, Saying saying) {
    integrations.passed(build);
    if (saying == Saying.NOW) {
      say(integrations.due(build.build(), null));
    }
  }

  public void published(PublishedArtifact artifact, Saying saying) {
    integrations.published(artifact);
    if (saying == Saying.NOW) {
      say(integrations.due(artifact.build(), null));
    }
  }

  /** It was said, by whichever process. */
  public void integrated(String change) {
    integrations.integrated(change);
  }

  public void beginAnew() {
    integrations.beginAnew();
  }

  public void caughtUp() {
    say(integrations.due(null, null));
  }

  private void say(List<Integration> due) {
    for (Integration integration : due) {
      if (integrations.claim(integration.change())) {
        announcements.integrated(integration);
      }
    }
  }
}
