/** Simulated rollouts through the real decision code and the gateway's real counters. */
@NullMarked
package io.threeways.bench.verdict;

import org.jspecify.annotations.NullMarked;
