/** Tests of the log as tables. */
@NullMarked
package io.threeways.learning.chain.store;

import org.jspecify.annotations.NullMarked;
