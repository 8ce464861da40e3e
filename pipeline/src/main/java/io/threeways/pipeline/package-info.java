/** What a pipeline is: stages, and how its product is to be deployed. */
@NullMarked
package io.threeways.pipeline;

import org.jspecify.annotations.NullMarked;
