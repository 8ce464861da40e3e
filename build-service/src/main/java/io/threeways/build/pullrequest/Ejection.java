package io.threeways.build.pullrequest;

import java.time.Instant;

/**
 * Why a pull request left the queue without being merged.
 *
 * @param reason one sentence for a person
 */
public record Ejection(String reason, Instant at) {}
