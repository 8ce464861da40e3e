package io.threeways.learning.flow.kafka;

import io.threeways.events.BuildEvent.BuildPassed;
import io.threeways.events.BuildEvent.ChangePushed;
import io.threeways.events.BuildEvent.TestsFinished;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.events.LearningEvent.ChangeFinished;
import io.threeways.events.MalformedEvent;
import io.threeways.events.Outcome;
import io.threeways.events.Topic;
import io.threeways.events.UnknownEventType;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.LogFollower;
import io.threeways.learning.flow.FinishChanges;
import io.threeways.learning.flow.Finishes.PassedBuild;
import io.threeways.learning.flow.Finishes.PassedTests;
import io.threeways.learning.flow.IntegrateChanges.Saying;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Hears what finishes a change. */
@ApplicationScoped
class FinishFollower implements LogFollower {
  /** Where tests ran that had nothing around them: there, nothing is like production. */
  private static final String BUILD_ALONE = "build";

  private final EventCodec codec = new EventCodec();
  private final FinishChanges finish;

  FinishFollower(FinishChanges finish) {
    this.finish = finish;
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
    finish.beginAnew();
  }

  @Override
  public void caughtUp() {
    finish.caughtUp();
  }

  private void hear(ChainEvent event, Saying saying) {
    if (isOn(event, ChangePushed.class)) {
      ChangePushed pushed = decode(event, ChangePushed.class);
      finish.pushed(
          pushed.envelope().id().toString(),
          pushed.change(),
          pushed.envelope().timestamp(),
          saying);
    } else if (isOn(event, BuildPassed.class)) {
      finish.passed(build(decode(event, BuildPassed.class)), saying);
    } else if (isOn(event, TestsFinished.class)) {
      tested(decode(event, TestsFinished.class), saying);
    } else if (isOn(event, ChangeFinished.class)) {
      finish.finished(decode(event, ChangeFinished.class).change());
    }
  }

  private static PassedBuild build(BuildPassed passed) {
    return new PassedBuild(
        passed.build(),
        passed.envelope().id(),
        passed.envelope().chainId(),
        passed.repository(),
        passed.change(),
        passed.commit(),
        passed.envelope().timestamp());
  }

  private void tested(TestsFinished tests, Saying saying) {
    if (tests.outcome() == Outcome.SUCCESS && !tests.environment().equals(BUILD_ALONE)) {
      finish.tested(
          new PassedTests(tests.envelope().id(), tests.build(), tests.environment()), saying);
    }
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
