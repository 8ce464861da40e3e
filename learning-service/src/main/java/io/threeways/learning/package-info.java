/** The third way: what happened, told from events alone. */
@NullMarked
package io.threeways.learning;

import org.jspecify.annotations.NullMarked;
