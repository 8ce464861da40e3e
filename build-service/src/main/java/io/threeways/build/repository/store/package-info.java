/** Repositories, branches and changes as rows. */
@NullMarked
package io.threeways.build.repository.store;

import org.jspecify.annotations.NullMarked;
