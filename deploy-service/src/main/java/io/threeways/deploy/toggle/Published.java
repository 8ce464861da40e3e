package io.threeways.deploy.toggle;

import java.util.List;
import java.util.UUID;

/**
 * All toggles at one moment.
 *
 * @param revision another one after every change of any of them
 */
public record Published(UUID revision, List<Toggle> toggles) {
  public Published {
    toggles = List.copyOf(toggles);
  }
}
