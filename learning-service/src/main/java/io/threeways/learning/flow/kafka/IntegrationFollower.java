package io.threeways.learning.flow.kafka;

import io.threeways.events.BuildEvent.ArtifactPublished;
import io.threeways.events.BuildEvent.BuildPassed;
import io.threeways.events.BuildEvent.ChangePushed;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.events.LearningEvent.ChangeIntegrated;
import io.threeways.events.MalformedEvent;
import io.threeways.events.Topic;
import io.threeways.events.UnknownEventType;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.LogFollower;
import io.threeways.learning.flow.IntegrateChanges;
import io.threeways.learning.flow.IntegrateChanges.Saying;
import io.threeways.learning.flow.Integrations.Carried;
import io.threeways.learning.flow.Integrations.GreenBuild;
import io.threeways.learning.flow.Integrations.PublishedArtifact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Hears what integrates a change. */
@ApplicationScoped
class IntegrationFollower implements LogFollower {
  /** Fixed, as it is in build-service and deploy-service: one of the three alone could not vary. */
  private static final String MAIN = "main";

  /**
   * Where build-service's merge queue tries what becomes main: such a build is main's as soon as
   * its artifact is.
   */
  private static final String MERGES = "queue/main";

  private final EventCodec codec = new EventCodec();
  private final IntegrateChanges integrate;

  IntegrationFollower(IntegrateChanges integrate) {
    this.integrate = integrate;
  }

  @Override
  public void logged(ChainEvent event) {
    hear(event, Saying.NOW);
  }

  @Override
  public void loggedAgain(ChainEvent event) {
    hear(event, Saying.LATER);
  }

  @Override
  public void beginAnew() {
    integrate.beginAnew();
  }

  @Override
  public void caughtUp() {
    integrate.caughtUp();
  }

  private void hear(ChainEvent event, Saying saying) {
    if (isOn(event, ChangePushed.class)) {
      pushed(decode(event, ChangePushed.class), saying);
    } else if (isOn(event, BuildPassed.class)) {
      passed(decode(event, BuildPassed.class), saying);
    } else if (isOn(event, ArtifactPublished.class)) {
      published(decode(event, ArtifactPublished.class), saying);
    } else if (isOn(event, ChangeIntegrated.class)) {
      integrate.integrated(decode(event, ChangeIntegrated.class).change());
    }
  }

  private void pushed(ChangePushed pushed, Saying saying) {
    integrate.pushed(
        pushed.envelope().id().toString(), pushed.change(), pushed.envelope().timestamp(), saying);
  }

  private void passed(BuildPassed passed, Saying saying) {
    if (passed.branch().equals(MAIN) || passed.branch().equals(MERGES)) {
      GreenBuild green =
          new GreenBuild(
              passed.build(),
              passed.envelope().id(),
              passed.envelope().chainId(),
              passed.envelope().timestamp());
      integrate.passed(green, saying);
    }
  }

  private void published(ArtifactPublished published, Saying saying) {
    if (published.branch().equals(MAIN)) {
      integrate.published(artifact(published), saying);
    }
  }

  private static PublishedArtifact artifact(ArtifactPublished published) {
    return new PublishedArtifact(
        published.envelope().id(),
        published.envelope().chainId(),
        published.build(),
        published.purl(),
        published.repository(),
        published.envelope().timestamp(),
        published.changes().stream()
            .map(change -> new Carried(change.change(), change.chainId(), change.commit()))
            .toList());
  }

  private static boolean isOn(ChainEvent event, Class<? extends Event> record) {
    Topic topic = Objects.requireNonNull(record.getAnnotation(Topic.class));
    return event.arrival().topic().equals(topic.value());
  }

  private <E extends Event> E decode(ChainEvent event, Class<E> record) {
    try {
      return codec.decode(record, event.document());
    } catch (MalformedEvent | UnknownEventType e) {
      throw new IllegalStateException("event " + event.id() + " was readable when logged", e);
    }
  }
}
