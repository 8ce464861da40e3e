/** Which of the three DONE states a change has reached. */
@NullMarked
package io.threeways.learning.flow;

import org.jspecify.annotations.NullMarked;
