/** The machines of environments, by way of the agent. */
@NullMarked
package io.threeways.deploy.configuration.agent;

import org.jspecify.annotations.NullMarked;
