package io.threeways.bench.verdict;

import io.threeways.telemetry.verdict.Decision;

/**
 * How a simulated rollout ended.
 *
 * @param decision HOLD when nothing was decided in time
 * @param looks so many were taken
 * @param failed requests that the candidate failed
 */
record Outcome(Decision decision, int looks, long failed) {}
