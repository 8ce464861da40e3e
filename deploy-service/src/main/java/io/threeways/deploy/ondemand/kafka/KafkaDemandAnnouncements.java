package io.threeways.deploy.ondemand.kafka;

import io.threeways.deploy.kafka.DeployOutbox;
import io.threeways.deploy.ondemand.Demand;
import io.threeways.deploy.ondemand.DemandAnnouncements;
import io.threeways.deploy.ondemand.OnDemand;
import io.threeways.deploy.ondemand.Wish;
import io.threeways.deploy.rollout.Artifact;
import io.threeways.deploy.rollout.Change;
import io.threeways.deploy.rollout.Ids;
import io.threeways.events.CarriedChange;
import io.threeways.events.DeployEvent.DeployFailed;
import io.threeways.events.DeployedArtifact;
import io.threeways.events.Envelope;
import io.threeways.events.EnvironmentEvent.EnvironmentCreated;
import io.threeways.events.EnvironmentEvent.EnvironmentDeleted;
import io.threeways.events.EnvironmentEvent.EnvironmentModified;
import io.threeways.events.EnvironmentEvent.Modification;
import io.threeways.events.EventIds;
import io.threeways.events.Link;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Environments on demand as events. */
@ApplicationScoped
public class KafkaDemandAnnouncements implements DemandAnnouncements {
  private static final String PHASE = "environment";

  private final DeployOutbox outbox;
  private final Ids ids;

  @Inject
  public KafkaDemandAnnouncements(DeployOutbox outbox, Ids ids) {
    this.outbox = outbox;
    this.ids = ids;
  }

  @Override
  public void opened(OnDemand.Open open, Wish wish) {
    Demand demand = open.demand();
    outbox.append(
        new EnvironmentCreated(
            envelope(demand, demand.openedAt(), List.of(Link.causedBy(wish.chain(), wish.event()))),
            wish.name(),
            open.until(),
            demand.build()));
  }

  /** In the words of any deployment that did not come to be: who waits for one waits for these. */
  @Override
  public void refused(Wish wish, String reason, Instant at) {
    String place = wish.application() + "/" + wish.name();
    Envelope envelope =
        new Envelope(
            EventIds.next(),
            DeployOutbox.SOURCE,
            at,
            wish.chain(),
            place,
            outbox.nextSequence(place),
            List.of(Link.causedBy(wish.chain(), wish.event())));
    outbox.append(
        new DeployFailed(
            envelope,
            ids.next(),
            wish.application(),
            wish.name(),
            artifact(wish.artifact()),
            wish.changes().stream().map(KafkaDemandAnnouncements::change).toList(),
            PHASE,
            reason));
  }

  @Override
  public void extended(OnDemand.Open open, String user, Instant at) {
    outbox.append(
        new EnvironmentModified(
            envelope(open.demand(), at, List.of()),
            open.place().environment(),
            Modification.EXTENDED,
            user,
            null,
            null,
            open.until(),
            List.of()));
  }

  @Override
  public void closed(OnDemand.Closed closed) {
    outbox.append(
        new EnvironmentDeleted(
            envelope(closed.demand(), closed.at(), List.of()),
            closed.place().environment(),
            closed.reason(),
            Duration.between(closed.demand().openedAt(), closed.at())));
  }

  private Envelope envelope(Demand demand, Instant at, List<Link> links) {
    String environment = demand.place().environment();
    UUID id = EventIds.next();
    return new Envelope(
        id,
        DeployOutbox.SOURCE,
        at,
        demand.chain(),
        environment,
        outbox.nextSequence(environment),
        links);
  }

  private static DeployedArtifact artifact(Artifact artifact) {
    return new DeployedArtifact(
        artifact.purl(), artifact.digest(), artifact.commit(), artifact.build());
  }

  private static CarriedChange change(Change change) {
    return new CarriedChange(
        change.id(),
        change.chain(),
        change.lastEvent(),
        change.commit(),
        change.title(),
        change.author());
  }
}
