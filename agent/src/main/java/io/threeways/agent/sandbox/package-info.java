/**
 * Keeps foreign code away from the host: two kinds of sandbox, and the refusal where neither works.
 */
@NullMarked
package io.threeways.agent.sandbox;

import org.jspecify.annotations.NullMarked;
