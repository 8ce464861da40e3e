/** In which order the stages of a pipeline run. */
@NullMarked
package io.threeways.pipeline.plan;

import org.jspecify.annotations.NullMarked;
