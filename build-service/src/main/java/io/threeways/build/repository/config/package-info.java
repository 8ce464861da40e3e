/** Limits of repositories. */
@NullMarked
package io.threeways.build.repository.config;

import org.jspecify.annotations.NullMarked;
