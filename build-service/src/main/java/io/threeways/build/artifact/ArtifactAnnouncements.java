package io.threeways.build.artifact;

import io.threeways.build.run.Build;
import io.threeways.pipeline.Deploy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what became of an artifact, in the caller's transaction. */
public interface ArtifactAnnouncements {

  /**
   * @param deploy how it is to be deployed; null when it is not
   */
  void published(
      Build.Passed build, Artifact artifact, List<Carried> changes, @Nullable Deploy deploy);
}
