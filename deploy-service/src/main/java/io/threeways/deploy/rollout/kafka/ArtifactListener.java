package io.threeways.deploy.rollout.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.deploy.rollout.AcceptArtifact;
import io.threeways.deploy.rollout.Published;
import io.threeways.deploy.rollout.Wake;
import io.threeways.deploy.rollout.config.FaultSettings;
import io.threeways.events.BuildEvent.ArtifactPublished;
import io.threeways.events.DeploymentPlan;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.UnknownEventType;
import io.threeways.observability.Chain;
import io.threeways.outbox.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Artifacts that come with a plan are deployed: build-service knows of which branches. */
@ApplicationScoped
class ArtifactListener {
  private final AcceptArtifact acceptance;
  private final Wake wake;
  private final Deliveries deliveries;
  private final FaultSettings fault;
  private final EventCodec codec = new EventCodec();

  @Inject
  ArtifactListener(
      AcceptArtifact acceptance,
      Wake wake,
      @Identifier("deploy") Deliveries deliveries,
      FaultSettings fault) {
    this.acceptance = acceptance;
    this.wake = wake;
    this.deliveries = deliveries;
    this.fault = fault;
  }

  @Incoming("deploy-artifact-published-in")
  @Blocking
  void on(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    ArtifactPublished event = codec.decode(ArtifactPublished.class, record.value());
    if (event.deployment() == null) {
      return;
    }
    Published published = published(event, event.deployment());
    Chain.within(
        event.envelope().chainId(),
        () -> deliveries.deliver("deploy-rollout", record, () -> acceptance.accept(published)));
    wake.wake(published.place());
  }

  private Published published(ArtifactPublished event, DeploymentPlan plan) {
    Published published = Translation.published(event, plan);
    return fault.ignoreRolling() ? published.allAtOnce() : published;
  }
}
