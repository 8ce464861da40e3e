package io.threeways.deploy.ondemand.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.ondemand.CloseOnDemand;
import io.threeways.deploy.ondemand.OpenOnDemand;
import io.threeways.deploy.ondemand.Wish;
import io.threeways.deploy.rollout.Wake;
import io.threeways.events.BuildEvent;
import io.threeways.events.BuildEvent.EnvironmentRequested;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.UnknownEventType;
import io.threeways.observability.Chain;
import io.threeways.outbox.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A build asks for an environment; its end takes it away. */
@ApplicationScoped
class EnvironmentListener {
  private static final String HANDLER = "deploy-on-demand";

  private final OpenOnDemand opening;
  private final CloseOnDemand closing;
  private final Wake wake;
  private final Deliveries deliveries;
  private final EventCodec codec = new EventCodec();

  @Inject
  EnvironmentListener(
      OpenOnDemand opening,
      CloseOnDemand closing,
      Wake wake,
      @Identifier("deploy") Deliveries deliveries) {
    this.opening = opening;
    this.closing = closing;
    this.wake = wake;
    this.deliveries = deliveries;
  }

  @Incoming("deploy-environment-requested-in")
  @Blocking
  void requested(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    EnvironmentRequested event = codec.decode(EnvironmentRequested.class, record.value());
    Wish wish = Wishes.wish(event);
    Place place = new Place(wish.application(), wish.name());
    Chain.within(
        event.envelope().chainId(),
        () -> deliveries.deliver(HANDLER, record, () -> opening.forBuild(wish)));
    wake.wake(place);
  }

  @Incoming("deploy-environment-passed-in")
  @Incoming("deploy-environment-failed-in")
  @Incoming("deploy-environment-cancelled-in")
  @Blocking
  void ended(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    BuildEvent.OfBuild event = codec.decode(BuildEvent.OfBuild.class, record.value());
    List<Place> places = new ArrayList<>();
    Chain.within(
        event.envelope().chainId(),
        () ->
            deliveries.deliver(
                HANDLER,
                record,
                () -> places.addAll(closing.afterBuild(event.build(), end(record.topic())))));
    places.forEach(wake::wake);
  }

  /** For example {@code passed}. */
  private static String end(String topic) {
    return topic.substring(topic.indexOf('-') + 1);
  }
}
