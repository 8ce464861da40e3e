package io.threeways.deploy.rollout;

import java.time.Instant;

/**
 * A person lets a deployment pass a gate.
 *
 * @param by the user
 * @param reason in that person's words
 */
public record Permission(String gate, String by, String reason, Instant at) {}
