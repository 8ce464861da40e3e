/** Commands about the cord of a main. */
@NullMarked
package io.threeways.cli.andon;

import org.jspecify.annotations.NullMarked;
