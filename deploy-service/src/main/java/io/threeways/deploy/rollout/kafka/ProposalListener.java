package io.threeways.deploy.rollout.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.deploy.rollout.Contributors;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.PullRequestEvent.ChangeProposed;
import io.threeways.events.UnknownEventType;
import io.threeways.observability.Chain;
import io.threeways.outbox.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Whoever opens a pull request is one of those who made its change. */
@ApplicationScoped
class ProposalListener {
  private final Contributors contributors;
  private final Deliveries deliveries;
  private final EventCodec codec = new EventCodec();

  @Inject
  ProposalListener(Contributors contributors, @Identifier("deploy") Deliveries deliveries) {
    this.contributors = contributors;
    this.deliveries = deliveries;
  }

  @Incoming("deploy-change-proposed-in")
  @Blocking
  void on(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    ChangeProposed event = codec.decode(ChangeProposed.class, record.value());
    Chain.within(
        event.envelope().chainId(),
        () ->
            deliveries.deliver(
                "deploy-contributors",
                record,
                () -> contributors.add(event.change(), List.of(event.author()))));
  }
}
