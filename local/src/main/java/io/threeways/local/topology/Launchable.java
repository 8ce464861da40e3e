package io.threeways.local.topology;

import io.threeways.local.supervision.Launch;

/**
 * A process as it is to be started.
 *
 * @param cache what makes its next start faster
 */
public record Launchable(Launch launch, StartupCache cache) {}
