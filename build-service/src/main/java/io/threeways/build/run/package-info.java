/** The life of one build: queued, run by stages, ended once. */
@NullMarked
package io.threeways.build.run;

import org.jspecify.annotations.NullMarked;
