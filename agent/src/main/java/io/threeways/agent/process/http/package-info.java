/** Processes over HTTP. */
@NullMarked
package io.threeways.agent.process.http;

import org.jspecify.annotations.NullMarked;
