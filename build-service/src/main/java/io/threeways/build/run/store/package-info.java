/** Builds as rows, taken by lease. */
@NullMarked
package io.threeways.build.run.store;

import org.jspecify.annotations.NullMarked;
