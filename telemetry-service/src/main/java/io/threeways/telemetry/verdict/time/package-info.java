/** What happens by the clock. */
@NullMarked
package io.threeways.telemetry.verdict.time;

import org.jspecify.annotations.NullMarked;
