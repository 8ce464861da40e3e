/** The life of one process: what was asked, what became of it, and the limits it lives under. */
@NullMarked
package io.threeways.agent.process;

import org.jspecify.annotations.NullMarked;
