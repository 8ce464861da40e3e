/** RFC 9457 errors: one shape for every error of every service. */
@NullMarked
package io.threeways.problem;

import org.jspecify.annotations.NullMarked;
