/** Which caches there are, as rows. */
@NullMarked
package io.threeways.build.cache.store;

import org.jspecify.annotations.NullMarked;
