/** Stabilization: a branch cut from a green main, from which releases are built and deployed. */
@NullMarked
package io.threeways.build.release;

import org.jspecify.annotations.NullMarked;
