/** The cord over HTTP. */
@NullMarked
package io.threeways.build.andon.http;

import org.jspecify.annotations.NullMarked;
