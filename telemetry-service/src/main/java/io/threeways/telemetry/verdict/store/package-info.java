/** Rollouts on trial, their strata and verdicts in PostgreSQL. */
@NullMarked
package io.threeways.telemetry.verdict.store;

import org.jspecify.annotations.NullMarked;
