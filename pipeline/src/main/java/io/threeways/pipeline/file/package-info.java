/**
 * From the text of a pipeline file to a {@link io.threeways.pipeline.Pipeline}, or to what is wrong
 * and where.
 */
@NullMarked
package io.threeways.pipeline.file;

import org.jspecify.annotations.NullMarked;
