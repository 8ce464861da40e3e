package io.threeways.telemetry.verdict;

import java.util.UUID;

/**
 * Which rollout.
 *
 * @param deployment its id
 * @param chain the chain that its events belong to
 */
public record Subject(UUID deployment, String application, String environment, UUID chain) {}
