/** A real Kafka broker inside this process, with a password per service. */
@NullMarked
package io.threeways.local.kafka;

import org.jspecify.annotations.NullMarked;
