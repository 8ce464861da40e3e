/** Starts our processes, finds them again, and starts them anew when they die. */
@NullMarked
package io.threeways.local.supervision;

import org.jspecify.annotations.NullMarked;
