package io.threeways.telemetry.metric;

/**
 * What one question may cost.
 *
 * @param slots of the answer
 * @param points that are read for it
 */
public record QueryLimits(int slots, int points) {}
