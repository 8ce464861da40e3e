package io.threeways.deploy.rollout.http;

import org.jspecify.annotations.Nullable;

/**
 * Asks for an artifact at a place.
 *
 * @param artifact its digest, {@code sha256:…}
 */
public record DeploymentRequest(
    @Nullable String application, @Nullable String environment, @Nullable String artifact) {}
