package io.threeways.build.run;

import io.threeways.build.repository.Trees;
import io.threeways.pipeline.Deploy;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.file.Parsed;
import io.threeways.pipeline.file.PipelineFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a green build its branch's: what it left is known, and who follows builds is told.
 *
 * <p>The build of a push is its branch's when it passes. The build of a merge is main's when the
 * merge lands; what it left is kept until then. So nothing is built twice, and what is deployed is
 * what was tested.
 */
@ApplicationScoped
public class PublishBuild {
  private final PipelineFile pipelineFile = new PipelineFile();
  private final Builds builds;
  private final Trees trees;
  private final Products products;
  private final BuildFollowers followers;
  private final Clock clock;

  PublishBuild(
      Builds builds,
      Trees trees,
      Products products,
      BuildFollowers followers,
      @Named("build-clock") Clock clock) {
    this.builds = builds;
    this.trees = trees;
    this.products = products;
    this.followers = followers;
    this.clock = clock;
  }

  /**
   * It has passed; in the transaction that records it.
   *
   * @param product what the build leaves; null when it leaves nothing
   * @param deploy how it is to be deployed; null when it is not
   */
  void passed(Build.Passed build, @Nullable Product product, @Nullable Deploy deploy) {
    if (!build.origin().isMerge()) {
      publish(build, product, deploy, build.endedAt());
    } else if (product != null) {
      builds.keep(build.id(), product);
    }
  }

  /**
   * The merge that it tried has landed; in the transaction that records it. Of a merge that landed
   * untested, because the gate is off, nothing is known.
   */
  public void landed(BuildId id) throws IOException {
    if (builds.find(id).orElse(null) instanceof Build.Passed passed) {
      Optional<Product> product = builds.kept(id);
      publish(
          passed,
          product.orElse(null),
          product.isPresent() ? deploy(passed) : null,
          clock.instant());
    }
  }

  private void publish(
      Build.Passed build, @Nullable Product product, @Nullable Deploy deploy, Instant at) {
    if (product != null) {
      products.publish(build, product, deploy, at);
    }
    followers.passed(build);
  }

  private @Nullable Deploy deploy(Build.Passed build) throws IOException {
    byte[] file =
        trees
            .file(build.id().repository(), build.origin().commit(), Pipeline.FILE)
            .orElseThrow(() -> new IOException("the pipeline file is gone"));
    return switch (pipelineFile.parse(file)) {
      case Parsed.Valid(Pipeline pipeline) -> pipeline.deploy();
      case Parsed.Problems problems ->
          throw new IOException("the pipeline file was built by and is wrong: " + problems);
    };
  }
}
