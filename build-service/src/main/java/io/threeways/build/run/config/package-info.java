/** Limits of builds. */
@NullMarked
package io.threeways.build.run.config;

import org.jspecify.annotations.NullMarked;
