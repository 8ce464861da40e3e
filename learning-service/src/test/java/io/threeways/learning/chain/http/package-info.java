/** Tests. */
@NullMarked
package io.threeways.learning.chain.http;

import org.jspecify.annotations.NullMarked;
