/** The cord of a repository's main: pulled when it breaks, released when it is well again. */
@NullMarked
package io.threeways.build.andon;

import org.jspecify.annotations.NullMarked;
