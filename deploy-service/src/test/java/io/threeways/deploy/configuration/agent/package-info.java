/** The agent, over HTTP. */
@NullMarked
package io.threeways.deploy.configuration.agent;

import org.jspecify.annotations.NullMarked;
