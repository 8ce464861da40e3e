package io.threeways.deploy.rollout;

import java.time.Instant;

/**
 * The version that was left: its servers run on without traffic and can take all of it at once.
 *
 * @param until then its servers end
 */
public record Standby(Version version, Instant until) {
  boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /** Whether it can take all traffic as it is. */
  boolean holds(Release release) {
    return version.release().equals(release) && version.isWhole();
  }
}
