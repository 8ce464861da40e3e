package io.threeways.learning.chain.kafka;

import io.threeways.events.BuildEvent;
import io.threeways.events.CdEvent;
import io.threeways.events.DeployEvent;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.events.LearningEvent;
import io.threeways.events.MalformedEvent;
import io.threeways.events.TelemetryEvent;
import io.threeways.events.Topics;
import io.threeways.events.UnknownEventType;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.Interpreter;
import io.threeways.learning.chain.Push;
import io.threeways.learning.chain.Teller;
import io.threeways.learning.chain.Telling;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Our own events by their records, all others by what every CDEvent says. */
@ApplicationScoped
class EventTeller implements Teller, Interpreter {
  private final EventCodec codec = new EventCodec();

  @Override
  public Telling tell(ChainEvent event) {
    return ours(event).map(EventTeller::tell).orElseGet(() -> ForeignTelling.tell(foreign(event)));
  }

  @Override
  public Optional<Push> push(ChainEvent event) {
    return ours(event)
        .filter(BuildEvent.ChangePushed.class::isInstance)
        .map(BuildEvent.ChangePushed.class::cast)
        .map(EventTeller::push);
  }

  private static Telling tell(Event event) {
    return switch (event) {
      case BuildEvent build -> BuildTelling.tell(build);
      case DeployEvent deploy -> DeployTelling.tell(deploy);
      case TelemetryEvent telemetry -> JudgementTelling.tell(telemetry);
      case LearningEvent learning -> LearningTelling.tell(learning);
    };
  }

  private static Push push(BuildEvent.ChangePushed pushed) {
    return new Push(
        pushed.envelope().id().toString(),
        pushed.change(),
        pushed.envelope().chainId().toString(),
        pushed.repository(),
        pushed.branch(),
        pushed.commit(),
        pushed.title(),
        pushed.author(),
        pushed.envelope().timestamp().truncatedTo(ChronoUnit.MICROS));
  }

  /** Empty for what came from outside and for types that are newer than this reader. */
  private Optional<Event> ours(ChainEvent event) {
    if (event.arrival().topic().equals(Topics.EVENTS_RECEIVED)) {
      return Optional.empty();
    }
    try {
      return Optional.of(codec.decode(Event.class, event.document()));
    } catch (UnknownEventType newer) {
      return Optional.empty();
    } catch (MalformedEvent e) {
      throw new IllegalStateException("event " + event.id() + " was readable when logged", e);
    }
  }

  private static CdEvent foreign(ChainEvent event) {
    try {
      return CdEvent.read(event.document());
    } catch (MalformedEvent e) {
      throw new IllegalStateException("event " + event.id() + " was readable when logged", e);
    }
  }
}
