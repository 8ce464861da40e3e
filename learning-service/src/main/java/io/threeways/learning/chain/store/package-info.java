/** The log and its indexes as tables. */
@NullMarked
package io.threeways.learning.chain.store;

import org.jspecify.annotations.NullMarked;
