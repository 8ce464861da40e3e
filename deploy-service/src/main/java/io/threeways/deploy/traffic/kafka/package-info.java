/** Routes for the gateways, on their compacted topic. */
@NullMarked
package io.threeways.deploy.traffic.kafka;

import org.jspecify.annotations.NullMarked;
