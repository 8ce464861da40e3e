/** What rollouts listen to, and what the world hears about them. */
@NullMarked
package io.threeways.deploy.rollout.kafka;

import org.jspecify.annotations.NullMarked;
