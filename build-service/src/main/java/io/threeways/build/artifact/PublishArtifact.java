package io.threeways.build.artifact;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Changes;
import io.threeways.build.run.Build;
import io.threeways.build.run.BuildEnvironment;
import io.threeways.build.run.Product;
import io.threeways.build.run.Products;
import io.threeways.pipeline.Deploy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what a green build leaves, and makes it known. */
@ApplicationScoped
public class PublishArtifact implements Products {
  private final ArtifactFiles files;
  private final Artifacts artifacts;
  private final Changes changes;
  private final ArtifactAnnouncements announcements;

  PublishArtifact(
      ArtifactFiles files,
      Artifacts artifacts,
      Changes changes,
      ArtifactAnnouncements announcements) {
    this.files = files;
    this.artifacts = artifacts;
    this.changes = changes;
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
        deploy != null && isDeployed(artifact.branch(), deploy) ? deploy : null);
    artifacts.add(artifact);
  }

  private static boolean isDeployed(BranchName branch, Deploy deploy) {
    return switch (deploy.release()) {
      case MAIN -> branch.isMain();
      case BRANCH -> branch.isRelease();
    };
  }
}
