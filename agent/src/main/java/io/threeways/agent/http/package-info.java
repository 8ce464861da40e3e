/** What the agent as a whole says over HTTP. */
@NullMarked
package io.threeways.agent.http;

import org.jspecify.annotations.NullMarked;
