/** Is this deployment well? The test behind every automatic rollback and promotion. */
@NullMarked
package io.threeways.telemetry.verdict;

import org.jspecify.annotations.NullMarked;
