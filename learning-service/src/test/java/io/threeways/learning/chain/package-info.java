/** Tests of the chain. */
@NullMarked
package io.threeways.learning.chain;

import org.jspecify.annotations.NullMarked;
