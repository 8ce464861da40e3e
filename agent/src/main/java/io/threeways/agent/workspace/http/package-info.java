/** Workspaces over HTTP. */
@NullMarked
package io.threeways.agent.workspace.http;

import org.jspecify.annotations.NullMarked;
