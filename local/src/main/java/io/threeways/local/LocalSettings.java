package io.threeways.local;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@link Main} was told. */
@ConfigMapping(prefix = "threeways.local")
public interface LocalSettings {
  /** The folder of all state. */
  Path home();

  /** The checkout whose packaged applications are run. */
  Path root();

  /** Folder of this process's start-up cache, and the beginning of its file names. */
  Path cache();

  /** Flags of the Java that runs the command line, as its launcher says. */
  Optional<String> commandFlags();

  /** Services that run by themselves; all of them: no monolith. */
  Optional<List<String>> extract();

  /** Whether code may run where no sandbox can be had. */
  boolean unsafeBuilds();
}
