/** OTLP metrics, as protobuf and as JSON. */
@NullMarked
package io.threeways.telemetry.metric.otlp;

import org.jspecify.annotations.NullMarked;
