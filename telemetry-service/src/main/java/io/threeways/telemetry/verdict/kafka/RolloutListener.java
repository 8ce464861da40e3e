package io.threeways.telemetry.verdict.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.events.DeployEvent;
import io.threeways.events.DeployEvent.DeployFailed;
import io.threeways.events.DeployEvent.DeployFinished;
import io.threeways.events.DeployEvent.DeployRolledBack;
import io.threeways.events.DeployEvent.DeployStarted;
import io.threeways.events.DeployEvent.TrafficShifted;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.UnknownEventType;
import io.threeways.observability.Chain;
import io.threeways.outbox.Deliveries;
import io.threeways.telemetry.verdict.FollowRollout;
import io.threeways.telemetry.verdict.Step;
import io.threeways.telemetry.verdict.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what is on trial. The topics have no order among each other, and need none. */
@ApplicationScoped
class RolloutListener {
  private static final String HANDLER = "telemetry-verdict";

  private final FollowRollout following;
  private final Deliveries deliveries;
  private final EventCodec codec = new EventCodec();

  @Inject
  RolloutListener(FollowRollout following, @Identifier("telemetry") Deliveries deliveries) {
    this.following = following;
    this.deliveries = deliveries;
  }

  @Incoming("telemetry-deploy-started-in")
  @Blocking
  void started(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    DeployStarted event = codec.decode(DeployStarted.class, record.value());
    handle(event, record, () -> following.started(subject(event)));
  }

  @Incoming("telemetry-traffic-shifted-in")
  @Blocking
  void shifted(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    TrafficShifted event = codec.decode(TrafficShifted.class, record.value());
    Step step =
        new Step(
            event.step(),
            event.envelope().timestamp(),
            event.minimumStep(),
            event.deadline(),
            event.canaryStep(),
            event.envelope().id());
    handle(event, record, () -> following.shifted(subject(event), step));
  }

  @Incoming("telemetry-deploy-finished-in")
  @Blocking
  void finished(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    DeployFinished event = codec.decode(DeployFinished.class, record.value());
    handle(event, record, () -> following.ended(subject(event)));
  }

  @Incoming("telemetry-deploy-failed-in")
  @Blocking
  void failed(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    DeployFailed event = codec.decode(DeployFailed.class, record.value());
    handle(event, record, () -> following.ended(subject(event)));
  }

  @Incoming("telemetry-deploy-rolled-back-in")
  @Blocking
  void rolledBack(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    DeployRolledBack event = codec.decode(DeployRolledBack.class, record.value());
    handle(event, record, () -> following.ended(subject(event)));
  }

  private void handle(
      DeployEvent event, ConsumerRecord<String, byte[]> record, Deliveries.Handling handling) {
    Chain.within(event.envelope().chainId(), () -> deliveries.deliver(HANDLER, record, handling));
  }

  private static Subject subject(DeployEvent.OfDeployment event) {
    return new Subject(
        event.deployment(), event.application(), event.environment(), event.envelope().chainId());
  }
}
