/** What green builds leave. */
@NullMarked
package io.threeways.build.artifact;

import org.jspecify.annotations.NullMarked;
