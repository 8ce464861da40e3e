/** What builds leave for later builds, and who may have it. */
@NullMarked
package io.threeways.build.cache;

import org.jspecify.annotations.NullMarked;
