/** Verdicts, running and past, and their replay. */
@NullMarked
package io.threeways.telemetry.verdict.http;

import org.jspecify.annotations.NullMarked;
