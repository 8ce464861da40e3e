package io.threeways.deploy.gate.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.deploy.gate.FollowCord;
import io.threeways.events.AndonEvent.AndonPulled;
import io.threeways.events.AndonEvent.AndonReleased;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.UnknownEventType;
import io.threeways.observability.Chain;
import io.threeways.outbox.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Cords that are pulled and released. */
@ApplicationScoped
class AndonListener {
  private static final String HANDLER = "deploy-gate";

  private final FollowCord followCord;
  private final Deliveries deliveries;
  private final EventCodec codec = new EventCodec();

  @Inject
  AndonListener(FollowCord followCord, @Identifier("deploy") Deliveries deliveries) {
    this.followCord = followCord;
    this.deliveries = deliveries;
  }

  @Incoming("deploy-andon-pulled-in")
  @Blocking
  void onPulled(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    AndonPulled event = codec.decode(AndonPulled.class, record.value());
    String reason =
        "the cord of %s is pulled since a change by %s: %s"
            .formatted(event.repository(), event.by(), event.reason());
    Chain.within(
        event.envelope().chainId(),
        () ->
            deliveries.deliver(
                HANDLER,
                record,
                () -> followCord.pulled(event.repository(), event.envelope().sequence(), reason)));
  }

  @Incoming("deploy-andon-released-in")
  @Blocking
  void onReleased(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    AndonReleased event = codec.decode(AndonReleased.class, record.value());
    Chain.within(
        event.envelope().chainId(),
        () ->
            deliveries.deliver(
                HANDLER,
                record,
                () -> followCord.released(event.repository(), event.envelope().sequence())));
    followCord.wakeWaiting(event.repository());
  }
}
