/** Everything of Three Ways on one host: embedded infrastructure, an agent, and our processes. */
@NullMarked
package io.threeways.local;

import org.jspecify.annotations.NullMarked;
