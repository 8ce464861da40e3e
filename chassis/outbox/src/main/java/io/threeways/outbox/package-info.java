/**
 * Outbox, relay and inbox: an event leaves when its state change commits, and takes effect once.
 * Plain classes over JDBC and a Kafka producer; no beans, no entities.
 */
@NullMarked
package io.threeways.outbox;

import org.jspecify.annotations.NullMarked;
