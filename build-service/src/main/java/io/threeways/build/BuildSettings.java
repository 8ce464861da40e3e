package io.threeways.build;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;

/** Where this service keeps its files, where it is reached, and how much it tells at once. */
@ConfigMapping(prefix = "threeways.build")
public interface BuildSettings {
  /** Repositories, artifacts and logs lie below it. */
  Path folder();

  /** The address that people and tools use: for clones, and where a build is looked at. */
  URI publicUrl();

  /**
   * The address at which the other services reach this one: they fetch artifacts from it with
   * tokens of their own, with the gateway up or down.
   */
  URI internalUrl();

  /** Builds or artifacts in one answer; bounds its memory. */
  @WithDefault("500")
  int mostListed();

  /** Of one artifact: what is deployed to a server; more is most likely a mistake in the file. */
  @WithDefault("2G")
  MemorySize artifactLimit();
}
