/** The agent's API as tests serve it. */
@NullMarked
package io.threeways.deploy.rollout.agent;

import org.jspecify.annotations.NullMarked;
