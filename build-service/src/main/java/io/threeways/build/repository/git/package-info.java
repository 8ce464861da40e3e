/** Bare repositories on disk, by JGit. */
@NullMarked
package io.threeways.build.repository.git;

import org.jspecify.annotations.NullMarked;
