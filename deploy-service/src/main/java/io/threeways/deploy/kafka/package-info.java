/** Outbox, relay and inbox of deploy-service. */
@NullMarked
package io.threeways.deploy.kafka;

import org.jspecify.annotations.NullMarked;
