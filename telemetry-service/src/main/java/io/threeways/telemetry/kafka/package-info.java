/** Outbox, relay and inbox of telemetry-service. */
@NullMarked
package io.threeways.telemetry.kafka;

import org.jspecify.annotations.NullMarked;
