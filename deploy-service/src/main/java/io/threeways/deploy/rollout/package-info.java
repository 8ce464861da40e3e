/** How a deployment reaches all traffic or none: states, commands, and the way back. */
@NullMarked
package io.threeways.deploy.rollout;

import org.jspecify.annotations.NullMarked;
