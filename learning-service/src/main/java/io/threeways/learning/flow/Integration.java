package io.threeways.learning.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The second DONE state: on main, main green, artifact published.
 *
 * @param chain of the change
 * @param passed the event of the green build
 * @param buildChain the chain of that event
 * @param published the event of the artifact
 * @param artifactChain the chain of that event
 */
public record Integration(
    String change,
    UUID chain,
    String repository,
    String commit,
    String build,
    String artifact,
    Instant pushedAt,
    UUID passed,
    UUID buildChain,
    Instant passedAt,
    UUID published,
    UUID artifactChain,
    Instant publishedAt) {

  /** When the last of its conditions came true. */
  public Instant at() {
    return passedAt.isAfter(publishedAt) ? passedAt : publishedAt;
  }

  /** From the push to here; zero when clocks disagree about which came first. */
  public Duration leadTime() {
    return at().isAfter(pushedAt) ? Duration.between(pushedAt, at()) : Duration.ZERO;
  }
}
