/** Takes in what others observe. */
@NullMarked
package io.threeways.telemetry.metric.kafka;

import org.jspecify.annotations.NullMarked;
