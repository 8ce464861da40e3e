/** Servers through the agent's HTTP API, and requests of ours to them. */
@NullMarked
package io.threeways.deploy.rollout.agent;

import org.jspecify.annotations.NullMarked;
