/** Publishes the counts of traffic as OTLP metrics. */
@NullMarked
package io.threeways.gateway.traffic.kafka;

import org.jspecify.annotations.NullMarked;
