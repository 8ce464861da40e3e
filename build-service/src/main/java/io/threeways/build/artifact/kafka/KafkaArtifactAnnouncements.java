package io.threeways.build.artifact.kafka;

import io.threeways.build.BuildSettings;
import io.threeways.build.artifact.Artifact;
import io.threeways.build.artifact.ArtifactAnnouncements;
import io.threeways.build.artifact.Carried;
import io.threeways.build.kafka.BuildOutbox;
import io.threeways.build.run.Build;
import io.threeways.build.run.BuildEnvironment;
import io.threeways.build.run.Origin;
import io.threeways.build.run.Product;
import io.threeways.events.BuildEvent;
import io.threeways.events.CarriedChange;
import io.threeways.events.DeployedArtifact;
import io.threeways.events.EventIds;
import io.threeways.events.Link;
import io.threeways.pipeline.Deploy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Artifacts as events. */
@ApplicationScoped
class KafkaArtifactAnnouncements implements ArtifactAnnouncements {
  private final BuildOutbox outbox;
  private final BuildSettings settings;

  KafkaArtifactAnnouncements(BuildOutbox outbox, BuildSettings settings) {
    this.outbox = outbox;
    this.settings = settings;
  }

  @Override
  public void published(
      Build.Passed build, Artifact artifact, List<Carried> changes, @Nullable Deploy deploy) {
    Origin of = build.origin();
    outbox.append(
        EventIds.next(),
        artifact.purl(),
        artifact.purl(),
        of.chain(),
        artifact.publishedAt(),
        List.of(Link.causedBy(of.chain(), build.lastEvent())),
        envelope ->
            new BuildEvent.ArtifactPublished(
                envelope,
                artifact.purl(),
                of.id().repository().text(),
                artifact.branch().text(),
                of.commit().text(),
                of.id().toString(),
                of.id().number(),
                artifact.digest().text(),
                artifact.size(),
                download(artifact.digest().text()),
                changes.stream().map(KafkaArtifactAnnouncements::carried).toList(),
                deploy == null ? null : PlanWords.plan(deploy)));
  }

  @Override
  public void environmentRequested(
      Build.Running build,
      BuildEnvironment.Request request,
      Deploy deploy,
      String author,
      UUID cause,
      Instant at) {
    Origin of = build.origin();
    Product product = request.product();
    String id = of.id().toString();
    outbox.append(
        request.event(),
        id,
        id,
        of.chain(),
        at,
        List.of(Link.causedBy(of.chain(), cause)),
        envelope ->
            new BuildEvent.EnvironmentRequested(
                envelope,
                id,
                of.id().repository().text(),
                of.branch().text(),
                request.name(),
                new DeployedArtifact(
                    product.purl(of.id().repository(), of.commit()),
                    product.digest(),
                    of.commit().text(),
                    id),
                of.id().number(),
                product.size(),
                download(product.digest()),
                new CarriedChange(
                    of.change().toString(),
                    of.chain(),
                    cause,
                    of.commit().text(),
                    of.title(),
                    author),
                PlanWords.plan(deploy)));
  }

  private URI download(String digest) {
    return settings.internalUrl().resolve("/api/build/artifacts/" + digest);
  }

  private static CarriedChange carried(Carried change) {
    return new CarriedChange(
        change.change().toString(),
        change.chain(),
        change.lastEvent(),
        change.commit().text(),
        change.title(),
        change.author());
  }
}
