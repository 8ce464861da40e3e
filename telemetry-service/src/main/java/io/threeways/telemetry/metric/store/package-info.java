/** Samples in PostgreSQL. */
@NullMarked
package io.threeways.telemetry.metric.store;

import org.jspecify.annotations.NullMarked;
