/** Rollouts in memory, in PostgreSQL, and under kill -9. */
@NullMarked
package io.threeways.deploy.rollout;

import org.jspecify.annotations.NullMarked;
