package io.threeways.build.webhook;

import java.time.Duration;

/**
 * See the settings of mirrors.
 *
 * @param workers fetches at once
 */
public record MirrorLimits(
    int workers,
    Duration replayWindow,
    Duration interval,
    Duration retry,
    Duration poll,
    Duration lease) {}
