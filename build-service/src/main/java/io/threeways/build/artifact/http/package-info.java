/** Artifacts over HTTP. */
@NullMarked
package io.threeways.build.artifact.http;

import org.jspecify.annotations.NullMarked;
