/** Stages as processes of an agent. */
@NullMarked
package io.threeways.build.run.agent;

import org.jspecify.annotations.NullMarked;
