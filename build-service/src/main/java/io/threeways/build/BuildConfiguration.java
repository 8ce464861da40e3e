package io.threeways.build;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;

/** Where this service keeps its files, and where it is reached. */
@ConfigMapping(prefix = "threeways.build")
public interface BuildConfiguration {
  /** Repositories, artifacts and logs lie below it. */
  Path folder();

  /** The address that people and tools use: in events, and for clones. */
  URI publicUrl();
}
