/** Limits of stabilization. */
@NullMarked
package io.threeways.build.release.config;

import org.jspecify.annotations.NullMarked;
