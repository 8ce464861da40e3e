/** How the stages of a pipeline run, wherever their processes are. */
@NullMarked
package io.threeways.pipeline.run;

import org.jspecify.annotations.NullMarked;
