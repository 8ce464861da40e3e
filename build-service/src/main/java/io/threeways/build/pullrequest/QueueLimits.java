package io.threeways.build.pullrequest;

import java.time.Duration;

/**
 * Limits of merge queues.
 *
 * @param window batches that are tried at once
 * @param batch pull requests in one of them
 * @param pause before something is tried again after the host failed
 * @param gate whether only what is green lands; off only to show what it is for
 */
public record QueueLimits(int window, int batch, Duration pause, boolean gate) {}
