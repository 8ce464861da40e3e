/** How this service speaks: outbox, relay and the envelope of its events. */
@NullMarked
package io.threeways.build.kafka;

import org.jspecify.annotations.NullMarked;
