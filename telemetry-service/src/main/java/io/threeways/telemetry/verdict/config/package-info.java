/** How rollouts are judged, as it is configured. */
@NullMarked
package io.threeways.telemetry.verdict.config;

import org.jspecify.annotations.NullMarked;
