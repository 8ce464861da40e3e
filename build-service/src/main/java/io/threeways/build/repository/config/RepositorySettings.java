package io.threeways.build.repository.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of repositories. */
@ConfigMapping(prefix = "threeways.build.repository")
public interface RepositorySettings {
  /** Of one push: a disk holds many, and one that nobody meant should not fill it. */
  @WithDefault("256M")
  MemorySize pushLimit();

  /** Of one file in a push: larger ones belong among the artifacts. */
  @WithDefault("64M")
  MemorySize fileLimit();

  /** How many branches and tags one push may touch. */
  @WithDefault("100")
  int refsPerPush();
}
