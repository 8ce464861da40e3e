package io.threeways.build.cache.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is kept of what builds leave for later builds. */
@ConfigMapping(prefix = "threeways.build.cache")
public interface CacheSettings {
  /** Of the files of one entry: with the repository's they must fit into a workspace. */
  @WithDefault("512M")
  MemorySize entry();

  /** Files and folders of one entry; unpacking takes time for each. */
  @WithDefault("50000")
  int files();

  /** Of all entries of a repository, on this host's disk. */
  @WithDefault("4G")
  MemorySize repository();

  /** Entries of a repository. */
  @WithDefault("100")
  int entries();
}
