/** What happens by the clock. */
@NullMarked
package io.threeways.telemetry.metric.time;

import org.jspecify.annotations.NullMarked;
