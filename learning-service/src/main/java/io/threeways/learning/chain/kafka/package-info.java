/** Events from topics to facts of the chain. */
@NullMarked
package io.threeways.learning.chain.kafka;

import org.jspecify.annotations.NullMarked;
