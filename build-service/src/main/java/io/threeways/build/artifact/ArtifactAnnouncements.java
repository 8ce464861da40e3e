package io.threeways.build.artifact;

import io.threeways.build.run.Build;
import io.threeways.build.run.BuildEnvironment;
import io.threeways.pipeline.Deploy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what became of an artifact, in the caller's transaction. */
public interface ArtifactAnnouncements {
  /**
   * A build wants servers of what it has left so far.
   *
   * @param author of the change
   * @param cause the event of the build before this one
   */
  void environmentRequested(
      Build.Running build,
      BuildEnvironment.Request request,
      Deploy deploy,
      String author,
      UUID cause,
      Instant at);

  /**
   * @param deploy how it is to be deployed; null when it is not
   */
  void published(
      Build.Passed build, Artifact artifact, List<Carried> changes, @Nullable Deploy deploy);
}
