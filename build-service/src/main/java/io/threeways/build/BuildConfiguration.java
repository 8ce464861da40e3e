package io.threeways.build;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;

/** Where this service keeps its files, and where it is reached. */
@ConfigMapping(prefix = "threeways.build")
public interface BuildConfiguration {
  /** Repositories, artifacts and logs lie below it. */
  Path folder();

  /** The address that people and tools use: for clones, and where a build is looked at. */
  URI publicUrl();

  /**
   * The address at which the other services reach this one: they fetch artifacts from it with
   * tokens of their own, with the gateway up or down.
   */
  URI internalUrl();
}
