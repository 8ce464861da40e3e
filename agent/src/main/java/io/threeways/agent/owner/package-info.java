/** What of this host's processes and workspaces belongs to which service. */
@NullMarked
package io.threeways.agent.owner;

import org.jspecify.annotations.NullMarked;
