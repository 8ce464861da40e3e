/** The chain, stories and live events over HTTP. */
@NullMarked
package io.threeways.learning.chain.http;

import org.jspecify.annotations.NullMarked;
