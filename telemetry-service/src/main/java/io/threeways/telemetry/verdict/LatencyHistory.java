package io.threeways.telemetry.verdict;

import java.time.Instant;

/** What is known of an application's latencies before its rollout is looked at. */
public interface LatencyHistory {
  /** The last minutes before a moment, of all versions and gateways pooled. */
  LatencyWindow before(String application, String environment, Instant at);
}
