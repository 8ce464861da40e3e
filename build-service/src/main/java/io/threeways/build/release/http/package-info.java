/** Release branches over HTTP. */
@NullMarked
package io.threeways.build.release.http;

import org.jspecify.annotations.NullMarked;
