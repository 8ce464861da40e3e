package io.threeways.telemetry.verdict;

import org.jspecify.annotations.Nullable;

/**
 * A stratum and where it was counted.
 *
 * @param look when it was closed, beginning with 1
 * @param step the weights that held, or in which its sticky keys were first seen
 * @param gateway which gateway counted
 * @param thresholdSeconds slower than this was bad, fixed before the look; null where bad is not
 *     about time
 */
public record RecordedStratum(
    int look, int step, String gateway, @Nullable Double thresholdSeconds, Stratum counts) {}
