package io.threeways.build.artifact;

import io.threeways.build.repository.BranchName;
import io.threeways.build.run.Build;
import io.threeways.build.run.Product;
import io.threeways.build.run.Products;
import io.threeways.pipeline.Deploy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Keeps what a green build leaves, and makes it known. */
@ApplicationScoped
public class PublishArtifact implements Products {
  private final ArtifactFiles files;
  private final Artifacts artifacts;
  private final ArtifactAnnouncements announcements;

  PublishArtifact(ArtifactFiles files, Artifacts artifacts, ArtifactAnnouncements announcements) {
    this.files = files;
    this.artifacts = artifacts;
    this.announcements = announcements;
  }

  @Override
  public Kept keep(Build.Running build, String path, InputStream tar) throws IOException {
    return files.store(build, path, tar);
  }

  /** An artifact of a branch that is not deployed carries no plan. */
  @Override
  public void publish(Build.Passed build, Product product, @Nullable Deploy deploy) {
    Artifact artifact =
        new Artifact(
            build.id(),
            build.origin().change(),
            build.origin().branch(),
            build.origin().commit(),
            new Digest(product.digest()),
            product.size(),
            build.endedAt());
    announcements.published(
        build,
        artifact,
        artifacts.carriedBy(build),
        deploy != null && isDeployed(build.origin().branch(), deploy) ? deploy : null);
    artifacts.add(artifact);
  }

  private static boolean isDeployed(BranchName branch, Deploy deploy) {
    return switch (deploy.release()) {
      case MAIN -> branch.isMain();
      case BRANCH -> branch.isRelease();
    };
  }
}
