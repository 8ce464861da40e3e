/**
 * Traffic of applications: which version answers a request, and what is counted about it; free of
 * Vert.x and Kafka.
 */
@NullMarked
package io.threeways.gateway.traffic;

import org.jspecify.annotations.NullMarked;
