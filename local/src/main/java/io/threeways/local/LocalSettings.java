package io.threeways.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What {@link Main} was told. */
@ConfigMapping(prefix = "threeways.local")
public interface LocalSettings {
  /** The folder of all state. */
  Path home();

  /** The checkout whose packaged applications are run. */
  Path root();

  /** Services that run by themselves; all of them: no monolith. */
  Optional<List<String>> extract();

  /** How long everything is ready before start-up caches are made: not while a person waits. */
  @WithDefault("PT20S")
  Duration cacheAfter();
}
