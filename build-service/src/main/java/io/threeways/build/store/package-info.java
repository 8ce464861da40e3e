/** How this service reaches its schema. */
@NullMarked
package io.threeways.build.store;

import org.jspecify.annotations.NullMarked;
