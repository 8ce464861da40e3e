/** Builds and their logs over HTTP. */
@NullMarked
package io.threeways.build.run.http;

import org.jspecify.annotations.NullMarked;
