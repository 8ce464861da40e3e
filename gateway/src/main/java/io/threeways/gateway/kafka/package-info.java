/** How this gateway reaches Kafka. */
@NullMarked
package io.threeways.gateway.kafka;

import org.jspecify.annotations.NullMarked;
