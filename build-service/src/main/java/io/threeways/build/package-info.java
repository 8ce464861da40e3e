/** Git hosting, builds and artifacts: what all of its features share. */
@NullMarked
package io.threeways.build;

import org.jspecify.annotations.NullMarked;
