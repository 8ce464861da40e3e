/** The bytes of caches, by digest. */
@NullMarked
package io.threeways.build.cache.files;

import org.jspecify.annotations.NullMarked;
