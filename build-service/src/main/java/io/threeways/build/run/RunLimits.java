package io.threeways.build.run;

import java.time.Duration;

/**
 * Limits of builds, and whether the gate is shut.
 *
 * @param concurrency builds at once on this host; each may use a core or more
 * @param lease without a sign of life for this long a driver is taken for dead
 * @param poll how often the queue is looked at when nobody wakes it: for builds that another
 *     process queued, and for dead drivers
 * @param attempts how often a build is begun when the host fails, before it is given up
 * @param pause before another attempt; doubles
 * @param glance how often a running stage's reports are looked at for a first failure
 * @param environment how long a stage waits for the one that it needs, before the host has failed
 * @param gate whether a red stage makes the build red; off only to show what it is for
 */
public record RunLimits(
    int concurrency,
    Duration lease,
    Duration poll,
    int attempts,
    Duration pause,
    Duration glance,
    Duration environment,
    boolean gate) {

  /** Three signs of life may be missed. */
  Duration heartbeat() {
    return lease.dividedBy(4);
  }

  Duration pauseAfter(int attempt) {
    return pause.multipliedBy(1L << Math.min(attempt - 1, 6));
  }
}
