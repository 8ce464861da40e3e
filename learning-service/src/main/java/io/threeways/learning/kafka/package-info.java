/** How this service speaks and listens. */
@NullMarked
package io.threeways.learning.kafka;

import org.jspecify.annotations.NullMarked;
