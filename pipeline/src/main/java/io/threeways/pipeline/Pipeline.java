package io.threeways.pipeline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A valid pipeline file.
 *
 * @param stages at least one, as the file lists them; names are unique, needs exist and have no
 *     cycle, at most one leaves an artifact
 * @param deploy null where the file has no such section
 * @param configurations at most one for an environment
 */
public record Pipeline(
    List<Stage> stages, @Nullable Deploy deploy, List<Configuration> configurations) {
  /** Where it lies in a repository. */
  public static final String FILE = ".threeways.yaml";

  public Pipeline {
    stages = List.copyOf(stages);
    configurations = List.copyOf(configurations);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("a pipeline has at least one stage");
    }
  }

  /** The stage whose product is published, if there is one. */
  public Optional<Stage> publishing() {
    return stages.stream().filter(stage -> stage.artifact() != null).findFirst();
  }

  /** What its stages cache, each once; no two hold the same place. */
  public List<Cache> caches() {
    Set<Cache> caches = new LinkedHashSet<>();
    for (Stage stage : stages) {
      Cache cache = stage.cache();
      if (cache != null) {
        caches.add(cache);
      }
    }
    return List.copyOf(caches);
  }
}
