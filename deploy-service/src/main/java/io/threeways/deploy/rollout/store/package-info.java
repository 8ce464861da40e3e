/** Rollouts, releases and leases in PostgreSQL. */
@NullMarked
package io.threeways.deploy.rollout.store;

import org.jspecify.annotations.NullMarked;
