/** Limits of caches. */
@NullMarked
package io.threeways.build.cache.config;

import org.jspecify.annotations.NullMarked;
