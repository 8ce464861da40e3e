/** What is known of a change's way, as tables. */
@NullMarked
package io.threeways.learning.flow.store;

import org.jspecify.annotations.NullMarked;
