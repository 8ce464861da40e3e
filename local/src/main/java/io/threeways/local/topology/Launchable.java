package io.threeways.local.topology;

import io.threeways.local.supervision.Launch;
import java.util.Optional;

/**
 * A process as it is to be started.
 *
 * @param cache empty for one that must never stand still, not even to save its recording
 */
public record Launchable(Launch launch, Optional<StartupCache> cache) {}
