/** What is configured, and what holds when nothing is. */
@NullMarked
package io.threeways.deploy.rollout.config;

import org.jspecify.annotations.NullMarked;
