/** Null-marked, as every package of ours. */
@NullMarked
package io.threeways.nullness;

import org.jspecify.annotations.NullMarked;
