/** A small process of its own that carries connections from the host into sandboxes. */
@NullMarked
package io.threeways.agent.relay;

import org.jspecify.annotations.NullMarked;
