/** How metrics are asked for. */
@NullMarked
package io.threeways.telemetry.metric.http;

import org.jspecify.annotations.NullMarked;
