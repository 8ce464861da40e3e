/** Runs what it is told on one host, sandboxed; what runs outlives it. */
@NullMarked
package io.threeways.agent;

import org.jspecify.annotations.NullMarked;
