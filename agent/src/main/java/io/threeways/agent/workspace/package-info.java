/** The folders that processes work in, filled from and read as tar archives. */
@NullMarked
package io.threeways.agent.workspace;

import org.jspecify.annotations.NullMarked;
