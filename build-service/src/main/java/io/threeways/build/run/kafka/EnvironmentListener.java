package io.threeways.build.run.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.build.run.EnvironmentNews;
import io.threeways.build.run.HearOfEnvironment;
import io.threeways.build.run.Surroundings;
import io.threeways.events.DeployEvent.DeployFailed;
import io.threeways.events.DeployEvent.DeployFinished;
import io.threeways.events.DeployEvent.ServerNetwork;
import io.threeways.events.EnvironmentEvent.EnvironmentDeleted;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.UnknownEventType;
import io.threeways.observability.Chain;
import io.threeways.outbox.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What deploy-service says about environments, among them those that builds wait for. */
@ApplicationScoped
class EnvironmentListener {
  private static final String HANDLER = "build-environments";

  /** Where what was built fails itself; whatever else keeps it from serving is not the code's. */
  private static final Set<String> OWN = Set.of("start", "health", "warm-up");

  private final HearOfEnvironment hear;
  private final EnvironmentNews news;
  private final Deliveries deliveries;
  private final EventCodec codec = new EventCodec();

  EnvironmentListener(
      HearOfEnvironment hear, EnvironmentNews news, @Identifier("build") Deliveries deliveries) {
    this.hear = hear;
    this.news = news;
    this.deliveries = deliveries;
  }

  @Incoming("build-deploy-finished-in")
  @Blocking
  void serves(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    DeployFinished event = codec.decode(DeployFinished.class, record.value());
    ServerNetwork network = event.network();
    if (network != null && !network.servers().isEmpty()) {
      Surroundings surroundings =
          new Surroundings(event.environment(), network.name(), network.servers());
      handle(event, record, () -> hear.serves(surroundings));
    }
  }

  @Incoming("build-deploy-failed-in")
  @Blocking
  void failed(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    DeployFailed event = codec.decode(DeployFailed.class, record.value());
    handle(
        event,
        record,
        OWN.contains(event.phase())
            ? () -> hear.unfit(event.environment(), event.phase() + ": " + event.reason())
            : () -> hear.lost(event.environment(), event.reason()));
  }

  @Incoming("build-environment-deleted-in")
  @Blocking
  void deleted(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    EnvironmentDeleted event = codec.decode(EnvironmentDeleted.class, record.value());
    handle(event, record, () -> hear.lost(event.environment(), event.reason()));
  }

  private void handle(Event event, ConsumerRecord<String, byte[]> record, Runnable work) {
    Chain.within(event.envelope().chainId(), () -> deliveries.deliver(HANDLER, record, work::run));
    news.tell();
  }
}
