/** Events and counters in, verdicts out. */
@NullMarked
package io.threeways.telemetry.verdict.kafka;

import org.jspecify.annotations.NullMarked;
