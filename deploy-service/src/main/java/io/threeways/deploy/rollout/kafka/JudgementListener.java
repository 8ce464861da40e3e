package io.threeways.deploy.rollout.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.HeedJudgement;
import io.threeways.deploy.rollout.Judgement;
import io.threeways.deploy.rollout.Wake;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.TelemetryEvent.DeployJudged;
import io.threeways.events.UnknownEventType;
import io.threeways.observability.Chain;
import io.threeways.outbox.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the verdict decides is done. */
@ApplicationScoped
class JudgementListener {
  private final HeedJudgement heeding;
  private final Wake wake;
  private final Deliveries deliveries;
  private final EventCodec codec = new EventCodec();

  @Inject
  JudgementListener(HeedJudgement heeding, Wake wake, @Identifier("deploy") Deliveries deliveries) {
    this.heeding = heeding;
    this.wake = wake;
    this.deliveries = deliveries;
  }

  @Incoming("deploy-deploy-judged-in")
  @Blocking
  void on(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    DeployJudged event = codec.decode(DeployJudged.class, record.value());
    Optional<Judgement> judgement = Translation.judgement(event);
    if (judgement.isEmpty()) {
      return;
    }
    Place place = new Place(event.application(), event.environment());
    Chain.within(
        event.envelope().chainId(),
        () ->
            deliveries.deliver(
                "deploy-rollout", record, () -> heeding.heed(place, judgement.get())));
    wake.wake(place);
  }
}
