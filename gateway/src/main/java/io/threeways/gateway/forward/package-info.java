/** Moves one HTTP request to one upstream and its answer back, streamed both ways. */
@NullMarked
package io.threeways.gateway.forward;

import org.jspecify.annotations.NullMarked;
