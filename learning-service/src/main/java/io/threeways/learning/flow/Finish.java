package io.threeways.learning.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The first DONE state: the code is done, its tests pass on a production-like environment.
 *
 * @param chain of the change
 * @param environment where its tests ran
 * @param passed the event of the green build
 * @param passedAt when that was
 * @param tested the event of the tests
 */
public record Finish(
    String change,
    UUID chain,
    String repository,
    String commit,
    String build,
    String environment,
    Instant pushedAt,
    UUID passed,
    Instant passedAt,
    UUID tested) {

  /** From the push to here; zero when clocks disagree about which came first. */
  public Duration leadTime() {
    return passedAt.isAfter(pushedAt) ? Duration.between(pushedAt, passedAt) : Duration.ZERO;
  }
}
