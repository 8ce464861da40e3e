/** Mirrors: repositories that follow one elsewhere, told by its webhooks. */
@NullMarked
package io.threeways.build.webhook;

import org.jspecify.annotations.NullMarked;
