package io.threeways.build.artifact;

import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which artifacts are published. */
public interface Artifacts {

  void add(Artifact artifact);

  Optional<Artifact> find(Digest digest);

  /**
   * The newest first.
   *
   * @param repository null for all
   */
  List<Artifact> list(@Nullable RepositoryName repository, int most);

  /**
   * Every change that entered the branch since its previous published artifact, in the order in
   * which they came; the build's own is the last.
   */
  List<Carried> carriedBy(Build.Passed build);
}
