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
 */
public record Origin(@Nullable String requestedBy, UUID event, UUID chain, boolean wayBack) {
  /** Then no artifact may take its place. */
  boolean isCommanded() {
    return requestedBy != null;
  }
}
