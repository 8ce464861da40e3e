package io.threeways.deploy.toggle;

import java.io.IOException;
import java.util.Optional;

/** The toggles of better days, for a start with everything else down. */
public interface KeptToggles {
  /**
   * @throws IOException when what is kept cannot be read
   */
  Optional<Published> read() throws IOException;

  /** There when it returns; a crash leaves the old ones or the new ones. */
  void write(Published published) throws IOException;
}
