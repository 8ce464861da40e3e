/** OpenTelemetry resource, and the chain id in logs and spans. */
@NullMarked
package io.threeways.observability;

import org.jspecify.annotations.NullMarked;
