/** Tests. */
@NullMarked
package io.threeways.learning.flow;

import org.jspecify.annotations.NullMarked;
