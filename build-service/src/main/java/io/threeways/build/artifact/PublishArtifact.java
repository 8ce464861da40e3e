package io.threeways.build.artifact;

import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Trees;
import io.threeways.build.run.Build;
import io.threeways.build.run.BuildEnvironment;
import io.threeways.build.run.Product;
import io.threeways.build.run.Products;
import io.threeways.build.run.ReadDeploy;
import io.threeways.pipeline.Deploy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what a green build leaves, and makes it known. */
@ApplicationScoped
public class PublishArtifact implements Products {
  private final ArtifactFiles files;
  private final Artifacts artifacts;
  private final Changes changes;
  private final ReadDeploy readDeploy;
  private final Trees trees;
  private final Attestations attestations;
  private final Provenances provenances;
  private final ArtifactAnnouncements announcements;

  PublishArtifact(
      ArtifactFiles files,
      Artifacts artifacts,
      Changes changes,
      ReadDeploy readDeploy,
      Trees trees,
      Attestations attestations,
      Provenances provenances,
      ArtifactAnnouncements announcements) {
    this.files = files;
    this.artifacts = artifacts;
    this.changes = changes;
    this.readDeploy = readDeploy;
    this.trees = trees;
    this.attestations = attestations;
    this.provenances = provenances;
    this.announcements = announcements;
  }

  @Override
  public Kept keep(Build.Running build, String path, InputStream tar) throws IOException {
    return files.store(build, path, tar);
  }

  @Override
  public void request(
      Build.Running build,
      BuildEnvironment.Request request,
      Deploy deploy,
      UUID cause,
      Instant at) {
    String author =
        changes
            .find(build.origin().change())
            .map(change -> change.facts().author())
            .orElseThrow(() -> new IllegalStateException("no change of " + build.id()));
    announcements.environmentRequested(build, request, deploy, author, cause, at);
  }

  /** An artifact of a branch that is not deployed carries no plan. */
  @Override
  public void publish(Build.Passed build, Product product, @Nullable Deploy deploy, Instant at) {
    Artifact artifact =
        new Artifact(
            build.id(),
            build.origin().change(),
            build.origin().target(),
            build.origin().commit(),
            new Digest(product.digest()),
            product.size(),
            at);
    announcements.published(
        build,
        artifact,
        artifacts.carriedBy(build),
        deploy == null ? null : plan(artifact, deploy));
    artifacts.add(artifact);
    provenances.add(artifact, attestations.of(build, artifact, tree(artifact)));
  }

  private CommitSha tree(Artifact artifact) {
    try {
      return trees.tree(artifact.build().repository(), artifact.commit());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read commit " + artifact.commit(), e);
    }
  }

  private @Nullable Deploy plan(Artifact artifact, Deploy own) {
    if (artifact.branch().isMain()) {
      return own.release() == Deploy.Release.MAIN ? own : null;
    }
    return artifact.branch().isRelease() ? releasePlan(artifact, own) : null;
  }

  /**
   * Whether release branches are deployed, where to and who has to agree is main's to say: nobody
   * gets past it with a file of their own. How servers run is the release's own.
   */
  private @Nullable Deploy releasePlan(Artifact artifact, Deploy own) {
    try {
      return readDeploy
          .ofMain(artifact.change().repository())
          .filter(main -> main.release() == Deploy.Release.BRANCH)
          .map(own::placedLike)
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read main of " + artifact.change().repository(), e);
    }
  }
}
