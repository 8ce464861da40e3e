/** Limits and retention of metrics, as they are configured. */
@NullMarked
package io.threeways.telemetry.metric.config;

import org.jspecify.annotations.NullMarked;
