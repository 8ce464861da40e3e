/** How this service reaches its schema. */
@NullMarked
package io.threeways.learning.store;

import org.jspecify.annotations.NullMarked;
