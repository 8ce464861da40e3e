/** What flow hears and says. */
@NullMarked
package io.threeways.learning.flow.kafka;

import org.jspecify.annotations.NullMarked;
