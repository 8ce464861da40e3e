package io.threeways.deploy.rollout;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who or what wanted a deployment.
 *
 * @param requestedBy the user who commanded it; null when an artifact did
 * @param event that caused it
 * @param chain of that event
 * @param wayBack whether it returns to an earlier version: then nothing is tried out
 * @param restart whether it replaces the servers of the version that runs, server by server
 */
public record Origin(
    @Nullable String requestedBy, UUID event, UUID chain, boolean wayBack, boolean restart) {
  /** An artifact did. */
  static Origin published(UUID event, UUID chain) {
    return new Origin(null, event, chain, false, false);
  }

  /** Then no artifact may take its place. */
  boolean isCommanded() {
    return requestedBy != null;
  }
}
