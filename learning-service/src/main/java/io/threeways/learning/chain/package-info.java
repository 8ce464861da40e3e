/** The log of all events, and the story of a change that it tells. */
@NullMarked
package io.threeways.learning.chain;

import org.jspecify.annotations.NullMarked;
