/** Limits of the chain. */
@NullMarked
package io.threeways.learning.chain.config;

import org.jspecify.annotations.NullMarked;
