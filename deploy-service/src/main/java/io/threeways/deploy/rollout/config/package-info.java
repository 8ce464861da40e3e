/** Limits of rollouts, as they are configured, and their wiring. */
@NullMarked
package io.threeways.deploy.rollout.config;

import org.jspecify.annotations.NullMarked;
