/** Reads the compacted topic that the route table travels on. */
@NullMarked
package io.threeways.gateway.route.kafka;

import org.jspecify.annotations.NullMarked;
