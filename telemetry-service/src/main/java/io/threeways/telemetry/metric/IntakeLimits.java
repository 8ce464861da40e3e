package io.threeways.telemetry.metric;

import java.time.Duration;

/**
 * What is taken in at most.
 *
 * @param bytes of a record
 * @param points of a record; the rest is dropped
 * @param attributes of a point or resource
 * @param text characters of a name or value
 * @param series in the dictionary
 * @param past older points are dropped: they would be deleted at once
 * @param future newer points are dropped: nobody would ever delete them
 */
public record IntakeLimits(
    int bytes, int points, int attributes, int text, int series, Duration past, Duration future) {}
