/** Tests. */
@NullMarked
package io.threeways.learning.chain.kafka;

import org.jspecify.annotations.NullMarked;
