/** Patterns of paths, as Git matches them. */
@NullMarked
package io.threeways.build.pullrequest.git;

import org.jspecify.annotations.NullMarked;
