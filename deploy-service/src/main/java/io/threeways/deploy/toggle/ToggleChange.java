package io.threeways.deploy.toggle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit.
 *
 * @param state for whom it was on from then on, in words; or {@link #REMOVED}
 * @param definition null for a removal
 */
public record ToggleChange(
    String key,
    long version,
    Instant at,
    String by,
    String reason,
    String state,
    @Nullable Definition definition) {
  /** The state of what is not there any more. */
  public static final String REMOVED = "removed";

  public boolean isRemoval() {
    return definition == null;
  }
}
