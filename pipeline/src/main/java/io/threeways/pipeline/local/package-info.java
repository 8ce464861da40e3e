/** Stages as processes of this machine, in the folder that they are about: no sandbox. */
@NullMarked
package io.threeways.pipeline.local;

import org.jspecify.annotations.NullMarked;
