/** Metrics that were observed: taken in, kept for a while, asked for. */
@NullMarked
package io.threeways.telemetry.metric;

import org.jspecify.annotations.NullMarked;
